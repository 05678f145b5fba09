export interface PlaceView {
  room: string;
  branch: string;
  address: string | null;
}

const words = { noPlace: "The room is not set yet.", map: "Map" };

/** OpenStreetMap takes an address in words and asks for no account: a library does not tell others who looks for what. */
const mapHref = ({ branch, address }: PlaceView) =>
  `https://www.openstreetmap.org/search?query=${encodeURIComponent(address ?? branch)}`;

/** A ZIP code stays on the line of its state. */
const withZipCode = (address: string) => address.replace(/ (?=\d{5}(?:-\d{4})?$)/u, "\u00a0");

/** Room and branch, the address under them, and a link to a map. */
export function PlaceLines({ place }: { place: PlaceView | null }) {
  if (place === null) return <p>{words.noPlace}</p>;
  const { room, branch, address } = place;
  return (
    <address>
      {room}, {branch}
      {address && (
        <>
          <br />
          {withZipCode(address)}
        </>
      )}
      <br />
      <a href={mapHref(place)} target="_blank" rel="noopener noreferrer" className="no-print">
        {words.map}
        <span className="visually-hidden"> of {branch} (opens in a new tab)</span>
      </a>
    </address>
  );
}
