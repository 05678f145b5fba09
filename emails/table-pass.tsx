import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** To an employer's contact: the link that makes a phone the employer's table at one event. */
export interface TablePassProps extends EventMailProps {
  employerName: string;
  /** How many phones the link signs in. */
  places: number;
  passUrl: string;
}

const words = {
  subject: "Your table",
  lead: (employer: string) => `Open this link on the phone that stands at the table of ${employer}.`,
  what: "With it you ask visitors whether they share their contact with you. No account and no app is needed.",
  places: (places: number) =>
    places === 1
      ? "The link works on one phone."
      : `The link works on ${places} phones: pass it on to the people at your table.`,
  until: "It opens with the doors and ends when the tables close.",
  when: "When",
  where: "Where",
  action: "Open the table",
  why: "You get this e-mail because your organization has a table at this event.",
};

export const subject = ({ event, locale }: TablePassProps) => eventSubject(words.subject, event, locale);

export default function TablePass({ center, event, locale, employerName, places, passUrl }: TablePassProps) {
  const lead = words.lead(employerName);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Para>{words.what}</Para>
      <Fact label={words.when}>{whenLines(event, locale)}</Fact>
      <Fact label={words.where}>{whereLines(event.place, locale)}</Fact>
      <Action center={center} href={passUrl}>
        {words.action}
      </Action>
      <Para>
        {words.places(places)} {words.until}
      </Para>
    </Layout>
  );
}
