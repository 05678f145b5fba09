import type { CenterSettings } from "./settings";

/**
 * The languages that a center offers, of those that pages are written in: English and its own always, the others as it
 * chooses. A center that never chose offers all.
 */
export function offeredOf<Tag extends string>(
  spoken: readonly Tag[],
  { locale, settings }: { locale: string; settings: Pick<CenterSettings, "languages"> },
): Tag[] {
  const { languages } = settings;
  return spoken.filter(
    (tag) => tag === "en" || tag === locale || languages === undefined || languages.includes(tag),
  );
}
