import type { CenterSettings } from "./settings";

/** English and the center's own are no choice. */
export const isAlwaysOffered = (tag: string, { locale }: { locale: string }): boolean =>
  tag === "en" || tag === locale;

/**
 * The languages that a center offers, of those that pages are written in: English and its own always, the others as it
 * chooses. A center that never chose offers all.
 */
export function offeredOf<Tag extends string>(
  spoken: readonly Tag[],
  center: { locale: string; settings: Pick<CenterSettings, "languages"> },
): Tag[] {
  const { languages } = center.settings;
  return spoken.filter(
    (tag) => languages === undefined || languages.includes(tag) || isAlwaysOffered(tag, center),
  );
}
