import { payRanges, titlesInLine } from "~/app/domain/openings/handout";
import { useWords } from "~/app/i18n/use-words";
import { inLanguage } from "./in-language";
import type { OpeningView } from "./openings-list";
import { payInWords } from "./pay";

export interface HandoutParagraphProps {
  openings: readonly OpeningView[];
  /** The language that titles are written in. */
  language: string;
  /** How many employers share the sheet. */
  employers: number;
}

/** "Cook*, Baker and 3 more: $18 to $26 an hour". What the star means stands over the list. */
export function HandoutParagraph({ openings, language, employers }: HandoutParagraphProps) {
  const t = useWords();
  const { named, more } = titlesInLine(openings, employers);
  const titles = named.map(({ title, noExperience }) => `${title}${noExperience ? "*" : ""}`).join(", ");
  const pay = payRanges(openings).map((range) => payInWords(range, t));
  return (
    <p>
      <span {...inLanguage(language, t.locale)}>{titles}</span>
      {more > 0 && t("jobs.andMore", { count: more })}: {pay.join(", ")}
    </p>
  );
}
