import type { ReactNode } from "react";
import { directionOf, type Locale } from "~/app/i18n/locales";
import { useWords } from "~/app/i18n/use-words";
import { ShortCode } from "./short-code";

export interface TicketProps {
  /** The QR adapter's SVG: names itself, has its quiet zone. Never a visitor's text. Absent: no longer good. */
  qrSvg?: string | undefined;
  firstName: string;
  /** How many it lets in; shown where it is more than one. */
  people?: number | undefined;
  eventTitle: ReactNode;
  when: ReactNode;
  place: ReactNode;
  shortCode?: string | undefined;
  /**
   * Proves on somebody else's screen that the visitor agrees. In no code, never on a page that a code opens, and on paper
   * alone: whoever scans a phone's screen would read it there.
   */
  sharingNumber?: string | undefined;
  bring?: ReactNode;
  /** The interview times that its holder has; on no page that a code opens. */
  interviews?: ReactNode;
  /** Where it is not the page's own, the language that it speaks. */
  language?: Locale | undefined;
  /** The center's name, for the printed half page, which has no masthead. */
  issuer?: string | undefined;
  /** Stands in the code's place where the ticket no longer opens the door. */
  voidReason?: string | undefined;
}

function TicketCode({ qrSvg, shortCode, voidReason }: TicketProps) {
  const t = useWords();
  if (voidReason || !qrSvg) return <div className="ticket-code">{voidReason && <p>{voidReason}</p>}</div>;
  return (
    <div className="ticket-code">
      <div className="ticket-qr" dangerouslySetInnerHTML={{ __html: qrSvg }} />
      {shortCode && (
        <p>
          <span className="ticket-code-label">{t("ticket.shortCode")}</span>
          <br />
          <ShortCode code={shortCode} />
        </p>
      )}
    </div>
  );
}

/** What opens the door: the code takes the width, then time and place. Prints as half a page. */
export function Ticket(props: TicketProps) {
  const { firstName, people = 1, eventTitle, when, place } = props;
  const t = useWords();
  return (
    <article
      className="ticket"
      data-state={props.voidReason || !props.qrSvg ? "void" : undefined}
      {...(props.language && { lang: props.language, dir: directionOf(props.language) })}
    >
      <div className="ticket-head">
        <h1 className="ticket-name" dir="auto">
          {firstName}
        </h1>
        <p className="ticket-event">{eventTitle}</p>
        {people > 1 && <p className="ticket-party">{t("ticket.forPeople", { count: people })}</p>}
      </div>
      <TicketCode {...props} />
      <dl className="ticket-facts facts">
        <dt>{t("ticket.when")}</dt>
        <dd>{when}</dd>
        <dt>{t("ticket.where")}</dt>
        <dd>{place}</dd>
        {props.bring && (
          <>
            <dt>{t("ticket.bring")}</dt>
            <dd>{props.bring}</dd>
          </>
        )}
        {props.interviews && (
          <>
            <dt>{t("interview.title")}</dt>
            <dd>{props.interviews}</dd>
          </>
        )}
        {props.sharingNumber && (
          <>
            <dt className="ticket-sharing">{t("share.number")}</dt>
            <dd className="ticket-sharing">
              {props.sharingNumber}
              <br />
              <small>{t("share.numberText")}</small>
            </dd>
          </>
        )}
      </dl>
      {props.issuer && <p className="ticket-issuer">{props.issuer}</p>}
    </article>
  );
}

export function BrightnessHint() {
  return <p className="ticket-hint">{useWords()("ticket.brightness")}</p>;
}

/** The actions under a ticket: print, calendar, cancel. None is printed. */
export function TicketActions({ children }: { children: ReactNode }) {
  return <div className="ticket-actions">{children}</div>;
}
