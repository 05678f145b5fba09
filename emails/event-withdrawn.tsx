import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines } from "./when";

/** A request ended before it was approved. The other side is told. */
export interface EventWithdrawnProps extends EventMailProps {
  withdrawnBy: "employer" | "staff";
  employerName: string;
  reason: string | null;
  /** The request, in the reader's own pages. */
  requestUrl: string;
}

const words = {
  subject: { employer: "Withdrawn", staff: "Closed by staff" },
  lead: {
    employer: (employer: string) => `You have nothing to do. ${employer} withdrew this request.`,
    staff: () => "You have nothing to do. Staff closed this request. You can copy it into a new one.",
  },
  when: "Time asked for",
  reason: "Why",
  action: "Open the request",
  why: {
    employer: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
    staff: () => "You get this e-mail because your organization made this request.",
  },
};

export const subject = ({ event, locale, withdrawnBy }: EventWithdrawnProps) =>
  eventSubject(words.subject[withdrawnBy], event, locale);

export default function EventWithdrawn(props: EventWithdrawnProps) {
  const { center, event, locale, withdrawnBy, employerName, reason, requestUrl } = props;
  const lead = words.lead[withdrawnBy](employerName);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why[withdrawnBy](center.name)}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      {reason && (
        <Quote center={center} label={words.reason}>
          {reason}
        </Quote>
      )}
      <Action center={center} href={requestUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
