import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject } from "./when";

/** A month after an event, to who came and agreed to be asked. */
export interface JobAskedProps extends EventMailProps {
  reader: PatronReader;
}

export const subject = ({ event, locale }: JobAskedProps) =>
  eventSubject(wordsIn(locale)("after.jobTitle"), event, locale);

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
    </Layout>
  );
}
