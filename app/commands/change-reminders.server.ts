import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { checkOwnText, type OwnText, type OwnTextKind } from "~/app/domain/outbox/own-text";
import { checkQuietHours, type ReminderSettings } from "~/app/domain/outbox/reminder-settings";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockCenter } from "~/db/queries/locks";
import { findMessageText, findReminderSettings } from "~/db/queries/reminders";
import { messageTexts, reminderSettings } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Request {
  actor: Actor;
  centerId: string;
}

type Saved = { outcome: "saved" | "unchanged" } | Refused;

/** Changes when a center reminds, and what no answer does. What was sent before keeps what it said. */
export async function changeReminderSettings(
  services: Services,
  { actor, centerId, settings }: Request & { settings: ReminderSettings },
): Promise<Saved> {
  const problems = checkQuietHours(settings.quiet);
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  return inTransaction(services, "change-reminders", async (tx) => {
    await lockCenter(tx, { centerId });
    const before = await findReminderSettings(tx, { centerId });
    const entries = changesBetween(before, settings);
    if (entries.length === 0) return { outcome: "unchanged" };
    const { quiet, releasesUnanswered } = settings;
    const row = {
      ...{ quietFrom: quiet.from, quietUntil: quiet.until, releasesUnanswered },
      updatedAt: services.clock.now(),
    };
    await tx
      .insert(reminderSettings)
      .values({ centerId, ...row })
      .onConflictDoUpdate({ target: reminderSettings.centerId, set: row });
    const about = { subjectKind: "center" as const, subjectId: centerId };
    await writeAudit(
      tx,
      services,
      actor,
      entries.map((entry) => ({ ...about, ...entry })),
    );
    return { outcome: "saved" };
  });
}

function changesBetween(before: ReminderSettings, after: ReminderSettings) {
  const words = (settings: ReminderSettings) => ({
    "edited quietHours": `${settings.quiet.from} to ${settings.quiet.until}`,
    "edited unansweredPlaces": settings.releasesUnanswered ? "released" : "kept",
  });
  const [from, to] = [words(before), words(after)];
  return (["edited quietHours", "edited unansweredPlaces"] as const)
    .filter((action) => from[action] !== to[action])
    .map((action) => ({ action, from: from[action], to: to[action] }));
}

interface TextRequest extends Request {
  kind: OwnTextKind;
  locale: string;
}

/** Writes a center's own words of a message, in one language. */
export async function saveMessageText(
  services: Services,
  { actor, centerId, kind, locale, text }: TextRequest & { text: OwnText },
): Promise<Saved> {
  const problems = checkOwnText(text);
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  return inTransaction(services, "change-reminders", async (tx) => {
    await lockCenter(tx, { centerId });
    const before = await findMessageText(tx, { centerId, kind, locale });
    if (before?.subject === text.subject && before.opening === text.opening) return { outcome: "unchanged" };
    const row = { ...text, updatedAt: services.clock.now() };
    await tx
      .insert(messageTexts)
      .values({ centerId, kind, locale, ...row })
      .onConflictDoUpdate({
        target: [messageTexts.centerId, messageTexts.kind, messageTexts.locale],
        set: row,
      });
    await writeAudit(tx, services, actor, [
      {
        subjectKind: "center",
        subjectId: centerId,
        action: "message text edited",
        to: `${kind} (${locale})`,
      },
    ]);
    return { outcome: "saved" };
  });
}

/** Goes back to Fairday's words. Twice is once. */
export async function resetMessageText(
  services: Services,
  { actor, centerId, kind, locale }: TextRequest,
): Promise<{ outcome: "reset" }> {
  return inTransaction(services, "change-reminders", async (tx) => {
    const gone = await tx
      .delete(messageTexts)
      .where(
        and(
          eq(messageTexts.centerId, centerId),
          eq(messageTexts.kind, kind),
          eq(messageTexts.locale, locale),
        ),
      )
      .returning({ kind: messageTexts.kind });
    if (gone.length > 0) {
      await writeAudit(tx, services, actor, [
        {
          subjectKind: "center",
          subjectId: centerId,
          action: "message text reset",
          to: `${kind} (${locale})`,
        },
      ]);
    }
    return { outcome: "reset" };
  });
}
