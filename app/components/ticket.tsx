import type { ReactNode } from "react";
import { ShortCode } from "./short-code";
import { words } from "./words";

export interface TicketProps {
  /** The QR adapter's SVG: names itself, has its quiet zone. Never a visitor's text. Absent: no longer good. */
  qrSvg?: string | undefined;
  firstName: string;
  /** How many it lets in; shown where it is more than one. */
  people?: number | undefined;
  eventTitle: string;
  when: ReactNode;
  place: ReactNode;
  shortCode?: string | undefined;
  bring?: ReactNode;
  /** The center's name, for the printed half page, which has no masthead. */
  issuer?: string | undefined;
  /** Stands in the code's place where the ticket no longer opens the door. */
  voidReason?: string | undefined;
  labels?:
    | {
        shortCode?: string;
        people?: (people: number) => string;
        when?: string;
        where?: string;
        bring?: string;
      }
    | undefined;
}

function TicketCode({ qrSvg, shortCode, voidReason, labels }: TicketProps) {
  if (voidReason || !qrSvg) return <div className="ticket-code">{voidReason && <p>{voidReason}</p>}</div>;
  return (
    <div className="ticket-code">
      <div className="ticket-qr" dangerouslySetInnerHTML={{ __html: qrSvg }} />
      {shortCode && (
        <p>
          <span className="ticket-code-label">{labels?.shortCode ?? words.shortCode}</span>
          <br />
          <ShortCode code={shortCode} />
        </p>
      )}
    </div>
  );
}

/** What opens the door: the code takes the width, then time and place. Prints as half a page. */
export function Ticket(props: TicketProps) {
  const { firstName, people = 1, eventTitle, when, place, labels } = props;
  return (
    <article className="ticket" data-state={props.voidReason || !props.qrSvg ? "void" : undefined}>
      <div className="ticket-head">
        <h1 className="ticket-name">{firstName}</h1>
        <p className="ticket-event">{eventTitle}</p>
        {people > 1 && <p className="ticket-party">{(labels?.people ?? words.forPeople)(people)}</p>}
      </div>
      <TicketCode {...props} />
      <dl className="ticket-facts facts">
        <dt>{labels?.when ?? words.when}</dt>
        <dd>{when}</dd>
        <dt>{labels?.where ?? words.where}</dt>
        <dd>{place}</dd>
        {props.bring && (
          <>
            <dt>{labels?.bring ?? words.bring}</dt>
            <dd>{props.bring}</dd>
          </>
        )}
      </dl>
      {props.issuer && <p className="ticket-issuer">{props.issuer}</p>}
    </article>
  );
}

export function BrightnessHint({ children = words.brightness }: { children?: string | undefined }) {
  return <p className="ticket-hint">{children}</p>;
}

/** The actions under a ticket: print, calendar, cancel. None is printed. */
export function TicketActions({ children }: { children: ReactNode }) {
  return <div className="ticket-actions">{children}</div>;
}
