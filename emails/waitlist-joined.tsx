import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

export interface WaitlistJoinedProps extends EventMailProps {
  reader: PatronReader;
}

export const subject = ({ event, locale }: WaitlistJoinedProps) =>
  eventSubject(wordsIn(locale)("joined.subject"), event, locale);

export default function WaitlistJoined({ center, event, locale, reader }: WaitlistJoinedProps) {
  const t = wordsIn(locale);
  const lead = t("joined.lead", { name: reader.name });
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("joined.why")}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Para>{t("joined.next")}</Para>
      <Fact label={t("cancelled.when")}>{whenLines(event, locale)}</Fact>
      <Fact label={t("cancelled.where")}>{whereLines(event.place, locale)}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {t("joined.action")}
      </Action>
    </Layout>
  );
}
