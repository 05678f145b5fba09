import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** To staff: a request waits for them. */
export interface EventSubmittedProps extends EventMailProps {
  employerName: string;
  /** Who asks, for that organization. */
  contactName: string;
  /** What the employer answers to the question of staff; null where there was none, or nothing to say. */
  answer: string | null;
  reviewUrl: string;
}

const words = {
  subject: "To review",
  lead: "Read this request, then approve it, ask a question or decline it.",
  employer: "Employer",
  contact: "Asked by",
  answer: (employer: string) => `${employer} answers`,
  when: "Wanted time",
  where: "Wanted room",
  action: "Open the request",
  why: (center: string) => `You get this e-mail because you are on the staff of ${center}.`,
};

export const subject = ({ event, locale }: EventSubmittedProps) => eventSubject(words.subject, event, locale);

export default function EventSubmitted(props: EventSubmittedProps) {
  const { center, event, locale, employerName, contactName, answer, reviewUrl } = props;
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why(center.name)}>
      <Title>{event.title}</Title>
      <Lead>{words.lead}</Lead>
      {answer && (
        <Quote center={center} label={words.answer(employerName)}>
          {answer}
        </Quote>
      )}
      <Fact label={words.employer}>{employerName}</Fact>
      <Fact label={words.contact}>{contactName}</Fact>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Action center={center} href={reviewUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
