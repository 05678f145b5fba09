import type { ReactNode } from "react";
import { ContactText } from "./contact-text";
import { momentInWords } from "./event-when";

export interface Representative {
  id: string;
  /** Empty once it was forgotten. */
  name: string;
  /** Where the door ticket goes by mail; null where it is handed over. */
  email: string | null;
  /** True while the ticket opens the door. */
  hasTicket: boolean;
  arrivedAt: Date | null;
}

export interface RepresentativeListProps {
  people: readonly Representative[];
  /** The event's. */
  zone: string;
  ticketHref: (id: string) => string;
  ticketLabel: string;
  /** Of somebody who has no ticket and did not come. */
  withoutTicket?: ReactNode;
}

/** Who comes for an employer, when they came, and their door tickets. */
export function RepresentativeList(props: RepresentativeListProps) {
  const { people, zone, ticketHref, ticketLabel, withoutTicket } = props;
  return (
    <ul>
      {people.map(({ id, name, email, hasTicket, arrivedAt }) => (
        <li key={id}>
          <bdi>{name === "" ? "A name that was deleted" : name}</bdi>
          {arrivedAt && `, came ${momentInWords(arrivedAt, zone)}`}
          {hasTicket && (
            <>
              {" "}
              <a href={ticketHref(id)}>{ticketLabel}</a>
            </>
          )}
          {!hasTicket && !arrivedAt && withoutTicket}
          {email !== null && (
            <>
              <br />
              <span className="muted">E-mail:</span> <ContactText text={email} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
