import { eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { CenterSettings } from "~/app/domain/centers/settings";
import { type CenterTexts, centerTextNames, textsIn } from "~/app/domain/centers/texts";
import { type Refused, refuse } from "~/app/domain/refusal";
import { centers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface OfCenter {
  actor: Actor;
  centerId: string;
}

type Changed = { outcome: "changed"; isNew: boolean } | Refused;

/**
 * Chooses the languages that the center's pages are offered in. Whoever has a ticket in another one keeps it: mails and
 * ticket go on in the language that was promised.
 */
export const offerLanguages = (
  services: Services,
  { languages, ...of }: OfCenter & { languages: readonly string[] },
): Promise<Changed> =>
  changeSettings(services, of, ({ settings }) => {
    const before = settings.languages?.join(", ") ?? null;
    const after = languages.join(", ");
    if (before === after) return null;
    return {
      settings: { ...settings, languages: [...languages] },
      deed: { action: "languages offered", from: before, to: after },
    };
  });

/** Writes what the center says itself in a language, in place of what stood there. */
export const writeCenterTexts = (
  services: Services,
  { locale, texts, ...of }: OfCenter & { locale: string; texts: CenterTexts },
): Promise<Changed> =>
  changeSettings(services, of, (center) => {
    const { settings } = center;
    const before = textsIn(center, locale);
    if (centerTextNames.every((name) => (before[name] ?? "") === (texts[name] ?? ""))) return null;
    const { privacy = "", ...others } = texts;
    // The privacy page's words in the center's own language are one of its settings, and stand in one place.
    const isOwn = locale === center.locale;
    const inLanguage = isOwn ? others : texts;
    return {
      settings: {
        ...settings,
        ...(isOwn && { privacyNote: privacy }),
        texts: { ...settings.texts, [locale]: inLanguage },
      },
      deed: { action: "own texts written", from: null, to: locale },
    };
  });

interface Change {
  settings: CenterSettings;
  deed: { action: string; from: string | null; to: string };
}

/** Every kept page of the center is rendered anew. */
async function changeSettings(
  services: Services,
  { actor, centerId }: OfCenter,
  decide: (center: { locale: string; settings: CenterSettings }) => Change | null,
): Promise<Changed> {
  const result = await inTransaction(services, "change-languages", async (tx): Promise<Changed> => {
    const isIt = eq(centers.id, centerId);
    const [center] = await tx
      .select({ locale: centers.locale, settings: centers.settings })
      .from(centers)
      .where(isIt)
      .for("no key update");
    if (center === undefined) return refuse("not-found");
    const change = decide(center);
    if (change === null) return { outcome: "changed", isNew: false };
    const { settings, deed } = change;
    await tx
      .update(centers)
      .set({ settings, revision: sql`${centers.revision} + 1` })
      .where(isIt);
    await writeAudit(tx, services, actor, [{ subjectKind: "center", subjectId: centerId, ...deed }]);
    return { outcome: "changed", isNew: true };
  });
  if (result.outcome === "changed" && result.isNew) services.live.announce({ kind: "center", centerId });
  return result;
}
