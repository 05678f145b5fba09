import { eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { parseNetwork } from "~/app/domain/access/networks";
import type { Actor } from "~/app/domain/access/roles";
import { mostAhead } from "~/app/domain/appointments/limit";
import { canBeBrand } from "~/app/domain/centers/brand";
import type { CenterSettings, SettingsApart } from "~/app/domain/centers/settings";
import { type FieldProblem, type Refused, refuse } from "~/app/domain/refusal";
import { isTimeZone } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { centers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface CenterInput extends Omit<CenterSettings, SettingsApart> {
  name: string;
  timeZone: string;
  mailFrom: string;
}

/**
 * Changes a center's settings. Public pages are kept by the center's revision, so that every process shows the
 * change at once. Events keep the time zone they were written in.
 */
export async function changeCenter(
  services: Services,
  request: { actor: Actor; centerId: string; center: CenterInput },
): Promise<{ outcome: "changed"; changed: string[] } | Refused> {
  const { actor, centerId, center } = request;
  const problems = problemsOf(center);
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  const result = await inTransaction(services, "change-center", async (tx) => {
    const [row] = await tx
      .select({
        name: centers.name,
        timeZone: centers.timeZone,
        mailFrom: centers.mailFrom,
        settings: centers.settings,
      })
      .from(centers)
      .where(eq(centers.id, centerId))
      .for("no key update");
    if (row === undefined) return refuse("not-found");
    const before: CenterInput = {
      ...row.settings,
      name: row.name,
      timeZone: row.timeZone,
      mailFrom: row.mailFrom,
    };
    const changed = fieldsOf(center).filter((field) => wordsOf(before, field) !== wordsOf(center, field));
    if (changed.length === 0) return { outcome: "changed" as const, changed };
    const { name, timeZone, mailFrom, ...settings } = center;
    await tx
      .update(centers)
      .set({
        name,
        timeZone,
        mailFrom,
        settings: { ...row.settings, ...settings },
        revision: sql`${centers.revision} + 1`,
      })
      .where(eq(centers.id, centerId));
    await writeAudit(
      tx,
      services,
      actor,
      changed.map((field) => ({
        subjectKind: "center",
        subjectId: centerId,
        action: `edited ${field}`,
        from: wordsOf(before, field),
        to: wordsOf(center, field),
      })),
    );
    return { outcome: "changed" as const, changed };
  });
  if (result.outcome === "changed" && result.changed.length > 0)
    services.live.announce({ kind: "center", centerId });
  return result;
}

/** Makes every kept page of the center one to render anew. */
export async function raiseCenterRevision(tx: Db, centerId: string): Promise<void> {
  await tx
    .update(centers)
    .set({ revision: sql`${centers.revision} + 1` })
    .where(eq(centers.id, centerId));
}

function problemsOf(center: CenterInput): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isTimeZone(center.timeZone)) problems.push({ field: "timeZone", problem: "time-zone" });
  if (center.brandColor !== null && !canBeBrand(center.brandColor)) {
    problems.push({ field: "brandColor", problem: "contrast-too-low" });
  }
  if (center.ownNetworks.some((network) => parseNetwork(network) === null)) {
    problems.push({ field: "ownNetworks", problem: "network-form" });
  }
  return problems;
}

const inputFields = {
  name: true,
  timeZone: true,
  mailFrom: true,
  contactEmail: true,
  brandColor: true,
  ownNetworks: true,
  totpRoles: true,
  privacyNote: true,
  veteransFirst: true,
  mostAppointments: true,
} as const satisfies Record<keyof CenterInput, true>;

type CenterField = keyof typeof inputFields;

const isField = (name: string): name is CenterField => Object.hasOwn(inputFields, name);

const fieldsOf = (center: CenterInput): CenterField[] => Object.keys(center).filter(isField);

/** Also what the trail shows: settings are no secrets. */
function wordsOf(center: CenterInput, field: CenterField): string | null {
  const value = field === "mostAppointments" ? mostAhead(center) : center[field];
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : value === null ? null : value.join(", ");
}
