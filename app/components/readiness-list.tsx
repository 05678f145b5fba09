import { useWords } from "~/app/i18n/use-words";
import { inLanguage } from "./in-language";
import { Section } from "./section";

export interface ReadinessView {
  weeksBefore: number;
  title: string;
  textLocale: string;
  href: string;
}

/** What to do in the weeks before an event. Nothing where the center has no such list. */
export function ReadinessList({ steps }: { steps: readonly ReadinessView[] }) {
  const t = useWords();
  if (steps.length === 0) return null;
  return (
    <Section title={t("help.before")}>
      <ul>
        {steps.map(({ weeksBefore, title, textLocale, href }) => (
          <li key={`${weeksBefore} ${href}`}>
            {weeksBefore === 0 ? t("help.thisWeek") : t("help.weeks", { weeks: weeksBefore })}:{" "}
            <a href={href} {...inLanguage(textLocale, t.locale)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
