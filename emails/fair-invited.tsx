import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** To an employer: the center offers it a table. */
export interface FairInvitedProps extends EventMailProps {
  /** Whether the employer is known here. Who is not signs up first, and applies. */
  isKnown: boolean;
  /** The event in the employer's pages, or where an account is made. */
  url: string;
}

const words = {
  subject: "You are invited",
  lead: "Come and hire at this event: there is a table for you.",
  known: "Tell us which jobs you bring and who comes. You can also say no.",
  unknown: "Make an account for your organization. Then choose this event under Job fairs and apply.",
  when: "When",
  where: "Where",
  answer: "Answer the invitation",
  signUp: "Make an account",
  why: (center: string) => `You get this e-mail because ${center} invited your organization.`,
};

export const subject = ({ event, locale }: FairInvitedProps) => eventSubject(words.subject, event, locale);

export default function FairInvited({ center, event, locale, isKnown, url }: FairInvitedProps) {
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why(center.name)}>
      <Title>{event.title}</Title>
      <Lead>{words.lead}</Lead>
      <Para>{isKnown ? words.known : words.unknown}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Action center={center} href={url}>
        {isKnown ? words.answer : words.signUp}
      </Action>
    </Layout>
  );
}
