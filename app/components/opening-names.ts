import type { Shift } from "~/app/domain/openings/opening";

/** A checkbox's name, which may hold letters, digits and underscores alone. */
export const shiftField = (shift: Shift) => `shift_${shift}`;
export const languageField = (tag: string) => `language_${tag.replaceAll("-", "_")}`;

const shiftName = /^shift_(\w+)$/;
const languageName = /^language_(\w+)$/;

/** The shift of a checkbox's name; null where it is another field. */
export const shiftOf = (name: string) => shiftName.exec(name)?.[1] ?? null;
/** The language's tag of a checkbox's name; null where it is another field. */
export const languageOf = (name: string) => languageName.exec(name)?.[1]?.replaceAll("_", "-") ?? null;
