import { type Channel, channels, type MinuteBand, minuteBands } from "./inquiry";

/** What stays chosen from one entry to the next. */
export interface DeskChoices {
  branchId: string;
  channel: Channel;
  minutes: MinuteBand | null;
  language: string | null;
}

/** The cookie that keeps them on a device. It says nothing of who sits there. */
export const choicesCookie = "desk";

/** The languages that an entry can note, in the order of the center's public. */
export const deskLanguages = [
  ...["en", "es", "ko", "zh-Hant", "hy", "tl", "fa"],
  ...["ru", "vi", "ja", "th", "km", "hi", "ase"],
] as const;

const none = "none";

/** Choices as a cookie's value: only signs that need no quoting (RFC 6265, 4.1.1). */
export const choicesText = ({ branchId, channel, minutes, language }: DeskChoices): string =>
  [branchId, channel, minutes ?? none, language ?? none].join(".");

/** The choices that a text keeps; whatever is not known any more is as on the first day. Null without a branch. */
export function readChoices(text: string, branchIds: readonly string[]): DeskChoices | null {
  const [branch, channel, minutes, language] = text.split(".");
  const branchId = branchIds.find((known) => known === branch) ?? branchIds[0];
  if (branchId === undefined) return null;
  return {
    branchId,
    channel: channels.find((known) => known === channel) ?? "in-person",
    minutes: minuteBands.find((known) => known === minutes) ?? null,
    language: deskLanguages.find((known) => known === language) ?? null,
  };
}
