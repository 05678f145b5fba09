import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Quote, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

/** What staff wrote to everyone registered. */
export interface AnnouncementProps extends EventMailProps {
  text: string;
  reader: PatronReader;
}

export const subject = ({ event, locale }: AnnouncementProps) =>
  eventSubject(wordsIn(locale)("announced.subject"), event, locale);

export default function Announcement({ center, event, locale, text, reader }: AnnouncementProps) {
  const t = wordsIn(locale);
  return (
    <Layout center={center} locale={locale} preview={text} why={t("mail.why")}>
      <Title>{event.title}</Title>
      <Lead>{t("announced.lead", { name: reader.name })}</Lead>
      <Quote center={center} label={t("announced.from", { center: center.name })}>
        {text}
      </Quote>
      <Fact label={t("mail.when")}>{whenLines(event, locale)}</Fact>
      <Fact label={t("mail.where")}>{whereLines(event.place, locale)}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {t("announced.action")}
      </Action>
    </Layout>
  );
}
