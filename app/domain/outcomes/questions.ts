import type { OutcomeLine, Stage } from "./report";

/** Something about a number that is asked about and never refused: whoever sent it may know better. */
export type ReportQuestion =
  | { kind: "more-than-came"; line: number; stage: Stage; count: number; came: number }
  | { kind: "hires-more-than-came"; count: number; came: number }
  | { kind: "rises"; line: number; from: Stage; to: Stage; before: number; count: number };

/** Each of these has at most as many people as the one before it that is known. */
const falling: readonly Stage[] = ["applications", "interviews", "offers", "hires", "retained"];
const comparedWithCame: readonly Stage[] = [
  "applications",
  "interviews",
  "conditionalOffers",
  "offers",
  "hires",
];

/**
 * What to ask about a report before it is taken. `came` is how many visitors did; 0 means that nobody was counted, so
 * that nothing is compared with it. People may apply for several openings, so that only hires are added up.
 */
export function questionsAbout(lines: readonly OutcomeLine[], came: number): ReportQuestion[] {
  const ofLines = lines.flatMap((line, n) => [...moreThanCame(line, n, came), ...rises(line, n)]);
  const hires = lines.reduce((sum, line) => sum + (line.hires ?? 0), 0);
  const isTotalOdd = hires > came && lines.every((line) => (line.hires ?? 0) <= came);
  return isTotalOdd ? [...ofLines, { kind: "hires-more-than-came", count: hires, came }] : ofLines;
}

function moreThanCame(line: OutcomeLine, n: number, came: number): ReportQuestion[] {
  if (came === 0) return [];
  return comparedWithCame.flatMap((stage) => {
    const count = line[stage];
    return count !== null && count > came ? [{ kind: "more-than-came", line: n, stage, count, came }] : [];
  });
}

/** Unknown stages between are passed over. */
function rises(line: OutcomeLine, n: number): ReportQuestion[] {
  const known = falling.flatMap((stage) => {
    const count = line[stage];
    return count === null ? [] : [{ stage, count }];
  });
  return known.flatMap(({ stage, count }, at) => {
    const before = known[at - 1];
    return before !== undefined && count > before.count
      ? [{ kind: "rises", line: n, from: before.stage, to: stage, before: before.count, count }]
      : [];
  });
}

/** One word for a question, with the numbers that were typed: an answer to it holds only while these are the same. */
export function questionKey(question: ReportQuestion): string {
  switch (question.kind) {
    case "more-than-came":
      return `${question.kind}.${question.line}.${question.stage}.${question.count}`;
    case "hires-more-than-came":
      return `${question.kind}.${question.count}`;
    case "rises":
      return `${question.kind}.${question.line}.${question.to}.${question.before}.${question.count}`;
  }
}
