import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, MoreLink, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines } from "./when";

/** The day after an event, to who came. The survey's link is the event's: it says nothing of who opens it. */
export interface EventThanksProps extends EventMailProps {
  reader: PatronReader;
  surveyUrl: string;
}

export const subject = ({ event, locale }: EventThanksProps) =>
  eventSubject(wordsIn(locale)("after.thanksSubject"), event, locale);

export default function EventThanks({ center, event, locale, reader, surveyUrl }: EventThanksProps) {
  const t = wordsIn(locale);
  return (
    <Layout center={center} locale={locale} preview={t("after.thanksText")} why={t("mail.why")}>
      <Title>{event.title}</Title>
      <Lead>{t("after.thanksLead", { name: reader.name })}</Lead>
      <Para>{t("after.thanksText")}</Para>
      <Action center={center} href={surveyUrl}>
        {t("after.thanksAction")}
      </Action>
      <Fact label={t("mail.when")}>{whenLines(event, locale)}</Fact>
      <MoreLink center={center} href={`${reader.manageUrl}/job`}>
        {t("after.thanksJob")}
      </MoreLink>
    </Layout>
  );
}
