import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps, FairReader } from "./props";
import { eventSubject, whenLines } from "./when";

/** An employer has no table, or none any more: told to the side that did not say so. */
export interface FairEndedProps extends EventMailProps {
  to: FairReader;
  employerName: string;
  reason: string | null;
  url: string;
}

interface Said {
  subject: string;
  lead: string;
  /** Why whoever reads it gets it. */
  why: string;
}

const ofEmployer = {
  reason: (center: string, _employer: string) => `What ${center} writes`,
  action: "Look at other events",
};

const ofStaff = {
  reason: (_center: string, employer: string) => `What ${employer} writes`,
  action: "Open the employers of this event",
  why: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
};

const words = { employer: ofEmployer, staff: ofStaff, name: "Employer", when: "When" };

const mailOf = (employer: Said, staff: Omit<Said, "why">) => ({
  subject: ({ event, locale, to }: FairEndedProps) =>
    eventSubject(to === "staff" ? staff.subject : employer.subject, event, locale),
  default: (props: FairEndedProps) =>
    props.to === "staff" ? (
      <Ended {...props} lead={staff.lead} why={ofStaff.why(props.center.name)} />
    ) : (
      <Ended {...props} lead={employer.lead} why={employer.why} />
    ),
});

/** To the employer where staff said no, to staff where it said no to their invitation. */
export const declined = mailOf(
  {
    subject: "No table this time",
    lead: "The center has no table for your organization at this event.",
    why: "You get this e-mail because your organization asked for a table at this event.",
  },
  { subject: "Says no", lead: "An employer said no to your invitation." },
);

/** To the employer where staff took its table back, to staff where it stepped back. */
export const withdrawn = mailOf(
  {
    subject: "Your table was taken back",
    lead: "Your organization no longer has a place at this event.",
    why: "You get this e-mail because your organization had a place at this event.",
  },
  { subject: "Comes no longer", lead: "An employer stepped back from this event." },
);

function Ended(props: FairEndedProps & { lead: string; why: string }) {
  const { center, event, locale, to, employerName, reason, url, lead, why } = props;
  const said = words[to];
  return (
    <Layout center={center} locale={locale} preview={lead} why={why}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      {reason && (
        <Quote center={center} label={said.reason(center.name, employerName)}>
          {reason}
        </Quote>
      )}
      <Fact label={words.name}>{employerName}</Fact>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={url}>
        {said.action}
      </Action>
    </Layout>
  );
}
