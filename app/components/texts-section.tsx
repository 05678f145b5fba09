import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { Section } from "./section";

export type TextsView =
  /** No number that texts reach. */
  | { kind: "no-number" }
  /** `end`: the last two digits of the number. */
  | { kind: "off"; end: string }
  | { kind: "on"; end: string }
  /** The number texted STOP: `to` is the number that START goes to. */
  | { kind: "stopped"; to: string };

interface TextsSectionProps {
  view: TextsView;
  href: string;
  /** The words to agree to. */
  consent: "sms.consent" | "appointment.textsConsent";
}

/** Whether the holder gets texts, with the words to agree to beside the button that agrees. */
export function TextsSection({ view, href, consent }: TextsSectionProps) {
  const t = useWords();
  return (
    <Section title={t("sms.title")}>
      {view.kind === "no-number" && (
        <p>
          {t("sms.noNumber")} <a href={`${href}/contact`}>{t("contact.change")}</a>
        </p>
      )}
      {view.kind === "stopped" && <p>{t("sms.isStopped", { number: view.to })}</p>}
      {view.kind === "off" && (
        <form method="post" action={`${href}/texts`}>
          <p>{t(consent)}</p>
          <Button kind="secondary">{t("sms.agree", { end: view.end })}</Button>
        </form>
      )}
      {view.kind === "on" && (
        <form method="post" action={`${href}/texts/end`}>
          <p>{t("sms.isOn", { end: view.end })}</p>
          <Button kind="secondary">{t("sms.end")}</Button>
        </form>
      )}
    </Section>
  );
}
