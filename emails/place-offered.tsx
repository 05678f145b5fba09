import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, instantWords, whenLines, whereLines } from "./when";

export interface PlaceOfferedProps extends EventMailProps {
  reader: PatronReader;
  /** How many places are held. */
  people: number;
  /** Until when they are. */
  expiresAt: Date;
}

export const subject = ({ event, locale }: PlaceOfferedProps) =>
  eventSubject(wordsIn(locale)("offer.subject"), event, locale);

export default function PlaceOffered(props: PlaceOfferedProps) {
  const { center, event, locale, reader, people, expiresAt } = props;
  const t = wordsIn(locale);
  const lead = t("offer.lead", { name: reader.name, people });
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("offer.why")}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Fact label={t("offer.until")} tone="new">
        {instantWords(expiresAt, event.timeZone, locale)}
      </Fact>
      <Action center={center} href={reader.manageUrl}>
        {t("offer.action")}
      </Action>
      <Para>{t("offer.late")}</Para>
      <Fact label={t("mail.when")}>{whenLines(event, locale)}</Fact>
      <Fact label={t("mail.where")}>{whereLines(event.place, locale)}</Fact>
      {event.whatToBring && <Fact label={t("confirmed.bring")}>{event.whatToBring}</Fact>}
    </Layout>
  );
}
