import { Layout } from "./layout";
import { Action, Fact, Lead, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, placeLines, whenLines } from "./when";

/** A change that leaves time and place as they are. `changes` are in the words of the event page. */
export interface EventChangedProps extends EventMailProps {
  changes: readonly { label: string; now: string }[];
  reader: PatronReader;
}

const words = {
  subject: "Changed",
  lead: (name: string) => `${name}, read what changed before you come. Time, place and ticket stay the same.`,
  now: (label: string) => `${label}: new`,
  when: "When (as before)",
  where: "Where (as before)",
  action: "Open my ticket",
  why: "You get this e-mail because this address was given to register for the event.",
};

export const subject = ({ event, locale }: EventChangedProps) => eventSubject(words.subject, event, locale);

export default function EventChanged({ center, event, locale, changes, reader }: EventChangedProps) {
  const lead = words.lead(reader.name);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      {changes.map(({ label, now }) => (
        <Fact key={label} label={words.now(label)} tone="new">
          {now}
        </Fact>
      ))}
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{placeLines(event.place)}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
