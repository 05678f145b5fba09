import type { ImportField, ImportLists, ImportMapping, WordField } from "~/app/domain/desk/import-mapping";
import type { ImportedInquiry } from "~/app/domain/desk/import-row";

interface Base {
  id: string;
  rows: number;
  written: number;
}

interface Mapped extends Base {
  header: readonly string[];
  mapping: ImportMapping;
  lists: ImportLists;
  /** Words that name nothing here by themselves, by their field, with what was said of each. */
  words: readonly {
    field: WordField;
    words: readonly { word: string; meaning: string }[];
    isTooMany: boolean;
  }[];
}

export interface PreviewView {
  total: number;
  rowCount: number;
  firstDay: string;
  lastDay: string;
  byCategory: readonly { name: string; count: number }[];
  /** The first rows, with names in place of ids and keys. */
  first: readonly (ImportedInquiry & { branch: string })[];
}

/** How far a file of inquiries is. */
export type ImportView =
  | (Base & { state: "imported" | "undone" | "writing" })
  | (Mapped & { state: "new" })
  | (Mapped & { state: "ready"; preview: PreviewView })
  | (Mapped & {
      state: "wrong";
      problems: readonly { row: number; field: ImportField; words: string }[];
      problemCount: number;
    });

export type MappedView = Exclude<ImportView, { state: "imported" | "undone" | "writing" }>;

export const fieldLabels: Record<ImportField, string> = {
  date: "Date",
  branch: "Branch",
  category: "Category",
  channel: "How it came",
  count: "Count",
  minutes: "Minutes",
  language: "Language",
};

/** The names of a mapping form's fields. */
export const columnField = (field: ImportField) => `column-${field}`;
export const wordName = (field: WordField, n: number) => `word-${field}-${n}`;
export const meaningName = (field: WordField, n: number) => `meaning-${field}-${n}`;
