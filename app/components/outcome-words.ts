import type { Mark } from "~/app/domain/outcomes/marks";
import type { ReportQuestion } from "~/app/domain/outcomes/questions";
import type { ReportKind, Stage } from "~/app/domain/outcomes/report";

/** What is counted, as a field's label. */
export const stageWords: Record<Stage, string> = {
  applications: "Applied",
  interviews: "Interviewed",
  conditionalOffers: "Offers with conditions",
  offers: "Offers",
  hires: "Hired",
  retained: "Still there after 90 days",
};

export const markWords: Record<Mark, string> = {
  7: "7\u00a0days\u00a0after",
  30: "30\u00a0days\u00a0after",
  90: "90\u00a0days\u00a0after",
};

export const reportWords: Record<ReportKind, string> = {
  counts: "Numbers",
  "nobody-hired": "Nobody hired",
  declined: "Do not ask again",
};

const least = 10;

/** Below ten an employer is not told how many came. */
const cameInWords = (came: number, isStaff: boolean) =>
  isStaff || came >= least ? `the ${came} people who came` : "the people who came, who were fewer than 10";

/** What is asked about a number: "Hired 50 for Warehouse associate: that is more than the 42 people who came." */
export function questionInWords(
  question: ReportQuestion,
  titles: readonly string[],
  isStaff: boolean,
): string {
  switch (question.kind) {
    case "more-than-came":
      return `${stageWords[question.stage]} ${question.count} for ${titles[question.line]}: that is more than ${cameInWords(question.came, isStaff)}.`;
    case "hires-more-than-came":
      return `Hired ${question.count} in all: that is more than ${cameInWords(question.came, isStaff)}.`;
    case "rises":
      return `${stageWords[question.to]} ${question.count} for ${titles[question.line]}: that is more than ${stageWords[question.from].toLowerCase()}, which says ${question.before}.`;
  }
}
