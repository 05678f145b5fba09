import { useWords } from "~/app/i18n/use-words";

export interface PlaceView {
  room: string;
  branch: string;
  address: string | null;
}

/** OpenStreetMap takes an address in words and asks for no account: a library does not tell others who looks for what. */
const mapHref = (address: string) =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;

/** A link to a map of an address, that a screen reader hears the name of. */
export function MapLink({ address, name }: { address: string; name: string }) {
  const t = useWords();
  return (
    <a href={mapHref(address)} target="_blank" rel="noopener noreferrer" className="no-print">
      {t("event.map")}
      <span className="visually-hidden"> {t("event.mapOf", { branch: name })}</span>
    </a>
  );
}

/** A ZIP code stays on the line of its state. */
const withZipCode = (address: string) => address.replace(/ (?=\d{5}(?:-\d{4})?$)/u, "\u00a0");

/** The place on one line, for print and for plain text. */
export const placeWords = ({ room, branch, address }: PlaceView) =>
  [room, branch, address].filter(Boolean).join(", ");

/** Room and branch, the address under them, and a link to a map. */
export function PlaceLines({ place }: { place: PlaceView | null }) {
  const t = useWords();
  if (place === null) return <p>{t("event.noPlace")}</p>;
  const { room, branch, address } = place;
  return (
    <address>
      <bdi>
        {room}, {branch}
      </bdi>
      {address && (
        <>
          <br />
          <bdi>{withZipCode(address)}</bdi>
        </>
      )}
      <br />
      <MapLink address={address ?? branch} name={branch} />
    </address>
  );
}
