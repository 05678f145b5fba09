import type { DeskChoices } from "~/app/domain/desk/choices";

export interface DeskEntry {
  /** The inquiry's id. */
  id: string;
  at: Date;
  /** The category's name. */
  category: string;
  /** How it came and where, in words. */
  detail: string;
}

/** What the server tells the desk's page: lists to choose from, and what this person logged in this shift. */
export interface DeskProps {
  centerName: string;
  /** The center's IANA zone, in which times are written. */
  zone: string;
  /** When the server wrote this. */
  now: Date;
  /** Who is at the desk: their membership, which says nothing of them. */
  maker: string;
  /** The id of what the form logs where it is posted. */
  formKey: string;
  branches: readonly { id: string; name: string }[];
  /** Those that are offered, in the center's order. */
  categories: readonly { key: string; name: string }[];
  choices: DeskChoices;
  entries: readonly DeskEntry[];
  /** How many of this shift there are in all. */
  entryCount: number;
}

/** Where the server's page stands, and what it was made of. */
export const deskRoot = "desk";
export const deskPropsId = "desk-props";

type SentEntry = Omit<DeskEntry, "at"> & { at: string | Date };

/** The page's props as JSON carries them, or as a store gives them back. */
export type SentDeskProps = Omit<DeskProps, "now" | "entries"> & {
  now: string | Date;
  entries: readonly SentEntry[];
};

export const deskPropsOfSent = (sent: SentDeskProps): DeskProps => ({
  ...sent,
  now: new Date(sent.now),
  entries: sent.entries.map((entry) => ({ ...entry, at: new Date(entry.at) })),
});

/** Reads the props of the page: the server wrote them a moment ago. */
export const readDeskProps = (text: string): DeskProps => deskPropsOfSent(JSON.parse(text));
