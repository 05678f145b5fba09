import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines } from "./when";

export interface OfferExpiredProps extends EventMailProps {
  reader: PatronReader;
  /** Whether the waitlist can be joined again: false once registration is closed. */
  canReturn: boolean;
}

export const subject = ({ event, locale }: OfferExpiredProps) =>
  eventSubject(wordsIn(locale)("expired.subject"), event, locale);

export default function OfferExpired({ center, event, locale, reader, canReturn }: OfferExpiredProps) {
  const t = wordsIn(locale);
  const lead = t("expired.lead", { name: reader.name });
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("offer.why")}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Para>{t(canReturn ? "expired.back" : "expired.closed")}</Para>
      <Fact label={t("cancelled.when")}>{whenLines(event, locale)}</Fact>
      <Action center={center} href={reader.manageUrl}>
        {t(canReturn ? "expired.action" : "expired.see")}
      </Action>
    </Layout>
  );
}
