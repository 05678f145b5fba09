import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines } from "./when";

/** A month after an event, to who came and agreed to be asked. */
export interface JobAskedProps extends EventMailProps {
  reader: PatronReader;
}

export const subject = ({ event, locale }: JobAskedProps) =>
  eventSubject(wordsIn(locale)("after.jobSubject"), event, locale);

export default function JobAsked({ center, event, locale, reader }: JobAskedProps) {
  const t = wordsIn(locale);
  return (
    <Layout center={center} locale={locale} preview={t("after.jobText")} why={t("after.jobWhy")}>
      <Title>{event.title}</Title>
      <Lead>{t("after.jobLead", { name: reader.name })}</Lead>
      <Para>{t("after.jobText")}</Para>
      <Action center={center} href={`${reader.manageUrl}/job`}>
        {t("after.jobAction")}
      </Action>
      <Fact label={t("mail.when")}>{whenLines(event, locale)}</Fact>
    </Layout>
  );
}
