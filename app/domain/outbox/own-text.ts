import type { FieldProblem } from "~/app/domain/refusal";
import type { MessageKind } from "./message";

/** The messages whose subject and first words a center may write itself. */
export const ownTextKinds = [
  "reminder-week",
  "reminder-day",
  "reminder-hours",
  "place-released",
] as const satisfies MessageKind[];
export type OwnTextKind = (typeof ownTextKinds)[number];

/** What a text may name in braces, to be filled in for each reader. */
export const placeholders = ["name", "event", "day", "time", "place", "center"] as const;
export type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

/** Subject and first paragraphs, with an empty line between paragraphs. */
export interface OwnText {
  subject: string;
  opening: string;
}

const braced = /\{([^{}]*)\}/g;

/** A text with its placeholders filled in. What is none stays as it was written. */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replace(braced, (whole, word: string) => {
    const name = placeholderOf(word);
    return name === null ? whole : values[name];
  });
}

/** What is wrong with a center's own text: a word in braces that is no placeholder, or a brace without its other. */
export function checkOwnText(text: OwnText): FieldProblem[] {
  return (["subject", "opening"] as const).flatMap((field) => {
    const unknown = [...text[field].matchAll(braced)]
      .map(([whole, word = ""]) => (placeholderOf(word) === null ? whole : null))
      .find((whole) => whole !== null);
    if (unknown !== undefined) return [{ field, problem: `unknown-placeholder ${unknown}` }];
    const isStray = /[{}]/.test(text[field].replaceAll(braced, ""));
    return isStray ? [{ field, problem: "stray-brace" }] : [];
  });
}

/** In any case, with spaces around it. */
const placeholderOf = (word: string): Placeholder | null =>
  placeholders.find((name) => name === word.trim().toLowerCase()) ?? null;
