import { MoreLink } from "./parts";
import type {
  EmployerReader,
  MailCenter,
  PatronReader,
  RepresentativeReader,
  RepresentativeWithoutTicket,
} from "./props";

/** What mails to one of an employer's people have in common, in English. */
const words = {
  why: (employer: string) => `You get this e-mail because ${employer} named you for its table at this event.`,
  picture: (shortCode: string) =>
    `QR code of your door ticket, short code ${shortCode}. Turn pictures on to see it.`,
  kept: "See or delete what is kept about you",
};

export const whyRepresentative = ({ employer }: RepresentativeWithoutTicket) => words.why(employer);

/** Why each of those gets the same news. */
export function whyOf(
  reader: PatronReader | RepresentativeWithoutTicket | EmployerReader,
  ofPatron: string,
  ofEmployer: string,
): string {
  if (reader.as === "representative") return whyRepresentative(reader);
  return reader.as === "patron" ? ofPatron : ofEmployer;
}

/** What stands in the place of the QR where pictures are off: this reader has no page that shows it. */
export const pictureWords = ({ shortCode }: RepresentativeReader) => words.picture(shortCode);

/** The way to what is kept about them, for who has no account. */
export function KeptLink({ center, reader }: { center: MailCenter; reader: RepresentativeWithoutTicket }) {
  return (
    <MoreLink center={center} href={reader.dataUrl}>
      {words.kept}
    </MoreLink>
  );
}
