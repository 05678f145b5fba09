import type { Mark } from "~/app/domain/outcomes/marks";
import { Layout } from "./layout";
import { Action, Fact, Lead, MoreLink, Para, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** To an employer, 7, 30 and 90 days after an event, and again twice where no answer came. */
export interface OutcomesAskedProps extends EventMailProps {
  mark: Mark;
  isReminder: boolean;
  /** The page that takes the numbers without a sign-in. */
  outcomesUrl: string;
}

const leads: Record<Mark, string> = {
  7: "What came of your event so far? Tell us in two minutes.",
  30: "A month has passed. Did more people apply, or start to work for you?",
  90: "Three months have passed. Are the people you hired still with you?",
};

const words = {
  subject: "Tell us what came of it",
  again: "We still hope for your numbers",
  numbers:
    "Counts are all we ask for, and no names. Leave empty what you do not know. Nobody hired is an answer too.",
  when: "When",
  where: "Where",
  action: "Tell us what came of it",
  stop: "Do not ask us again about this event",
  keep: "The link is your organization's own. Whoever has it can see and change these numbers.",
  why: "You get this e-mail because your organization met visitors at this event.",
};

export const subject = ({ event, locale, isReminder }: OutcomesAskedProps) =>
  eventSubject(isReminder ? words.again : words.subject, event, locale);

export default function OutcomesAsked({ center, event, locale, mark, outcomesUrl }: OutcomesAskedProps) {
  return (
    <Layout center={center} locale={locale} preview={leads[mark]} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{leads[mark]}</Lead>
      <Action center={center} href={outcomesUrl}>
        {words.action}
      </Action>
      <Para>{words.numbers}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Para>{words.keep}</Para>
      <MoreLink center={center} href={`${outcomesUrl}/declination`}>
        {words.stop}
      </MoreLink>
    </Layout>
  );
}
