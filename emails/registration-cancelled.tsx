import { wordsIn } from "~/app/i18n/words";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { EventMailProps, PatronReader } from "./props";
import { eventSubject, whenLines, whereLines } from "./when";

export interface RegistrationCancelledProps extends EventMailProps {
  reader: PatronReader;
  cancelledBy: "patron" | "staff";
  /** Whether the place can be taken again: false once registration is closed. */
  canReturn: boolean;
}

export const subject = ({ event, locale }: RegistrationCancelledProps) =>
  eventSubject(wordsIn(locale)("cancelled.subject"), event, locale);

export default function RegistrationCancelled(props: RegistrationCancelledProps) {
  const { center, event, locale, reader, cancelledBy, canReturn } = props;
  const t = wordsIn(locale);
  const byPatron = cancelledBy === "patron";
  const lead = t(byPatron ? "cancelled.byPatron" : "cancelled.byStaff", { name: reader.name });
  return (
    <Layout center={center} locale={locale} preview={lead} why={t("mail.why")}>
      <Title>{event.title}</Title>
      <Lead>{lead}</Lead>
      <Para>{t("cancelled.ticket")}</Para>
      <Fact label={t("cancelled.when")}>{whenLines(event, locale)}</Fact>
      <Fact label={t("cancelled.where")}>{whereLines(event.place, locale)}</Fact>
      {canReturn && <Para>{t("cancelled.back")}</Para>}
      {canReturn && (
        <Action center={center} href={reader.manageUrl}>
          {t("cancelled.action")}
        </Action>
      )}
    </Layout>
  );
}
