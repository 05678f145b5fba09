import type { CenterSettings } from "~/app/domain/centers/settings";

/** What every mail says of its sender. Nothing here or below is read from a clock or a database. */
export interface MailCenter {
  name: string;
  /** Where readers write to. */
  contactEmail: string;
  /** `#rrggbb`; null is Fairday's own. */
  brandColor: string | null;
  /** Null where it has none. `url` is the same in every mail: it tells nobody who reads. */
  logo: { url: string; width: number; height: number } | null;
  /** What it says at the foot of mails, by language, and the one that stands in for the others. */
  foot: { own: string; texts: Readonly<Record<string, string>> };
}

interface MailSender {
  center: {
    name: string;
    locale: string;
    settings: Pick<CenterSettings, "contactEmail" | "brandColor" | "texts">;
    logo: { digest: string; width: number; height: number } | null;
  };
  origin: string;
}

export function mailCenter({ center, origin }: MailSender): MailCenter {
  const { name, locale, settings, logo } = center;
  const { contactEmail, brandColor, texts = {} } = settings;
  const shown = logo && { url: `${origin}/logos/${logo.digest}`, width: logo.width, height: logo.height };
  const feet = Object.entries(texts).flatMap(([written, { mailFoot }]) =>
    mailFoot ? [[written, mailFoot]] : [],
  );
  return {
    name,
    contactEmail,
    brandColor,
    logo: shown,
    foot: { own: locale, texts: Object.fromEntries(feet) },
  };
}

export interface MailPlace {
  room: string;
  branch: string;
  address: string | null;
}

export interface MailSpan {
  startsAt: Date;
  endsAt: Date;
  /** IANA name of the zone that the words are in. */
  timeZone: string;
}

export interface MailEvent extends MailSpan {
  title: string;
  /** Null where no room is held yet. */
  place: MailPlace | null;
  /** The public page. */
  url: string;
  whatToBring: string | null;
  /** Whom to ask for help to take part; null is the center's own contact. */
  accommodationContact: string | null;
}

/** What all messages have. `locale` is a BCP 47 tag: it sets the language, the direction and how times are written. */
export interface MailProps {
  center: MailCenter;
  locale: string;
}

export interface EventMailProps extends MailProps {
  event: MailEvent;
}

/**
 * Who reads. A template may place these strings and nothing else: it must not look into them, since a message to
 * hundreds is drawn once and they are filled in for each.
 */
export interface PatronReader {
  as: "patron";
  name: string;
  /** The /m/ link. */
  manageUrl: string;
}

/** A patron whose mail carries the ticket; the QR comes as the inline image `ticketQrCid`. */
export interface TicketReader extends PatronReader {
  /** Eight digits in two groups: "1234 5678". */
  shortCode: string;
  /** The calendar that follows this place: `webcal:`. */
  calendarUrl: string;
}

/** Who reads of a place that is not theirs any more. */
export function withoutTicket({ as, name, manageUrl }: TicketReader): PatronReader {
  return { as, name, manageUrl };
}

/** The same news for the event's employer, who sees no one's name. */
export interface EmployerReader {
  as: "employer";
  /** The event in the employer's own pages. */
  manageUrl: string;
}

/** One of an employer's people, whose door ticket ended. */
export interface RepresentativeWithoutTicket {
  as: "representative";
  name: string;
  employer: string;
  /** What is kept about them. */
  dataUrl: string;
}

/** One of an employer's people; the QR comes as it does to a patron. There is no page on which they change a place. */
export interface RepresentativeReader extends RepresentativeWithoutTicket {
  shortCode: string;
}

/** Which side reads of an employer's table. */
export type FairReader = "employer" | "staff";

/** The Content-ID under which the ticket's QR is attached. */
export const ticketQrCid = "ticket-qr@fairday";
