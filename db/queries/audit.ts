import { and, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import {
  apiTokens,
  audit,
  branches,
  devices,
  employers,
  eventTexts,
  registrations,
  rooms,
  users,
} from "~/db/schema";

export interface AuditCursor {
  at: Date;
  id: string;
}

export interface AuditParams {
  centerId: string;
  locale: string;
  /** One event with its roster and its registrations, one employer, or one registration; absent: the center. */
  of?: { kind: "event" | "employer" | "registration"; id: string } | undefined;
  before?: AuditCursor | undefined;
  limit: number;
}

export type AuditRow = Awaited<ReturnType<typeof listAudit>>[number];

/** The trail, newest first, by keyset: actors and subjects with the names that staff know them by. */
export async function listAudit(db: Db, params: AuditParams) {
  const { centerId, locale, of, before } = params;
  return db
    .select({
      id: audit.id,
      at: audit.at,
      actorKind: audit.actorKind,
      actorName: sql<string | null>`coalesce(${users.name}, ${apiTokens.label}, ${devices.label})`,
      subjectKind: audit.subjectKind,
      subjectId: audit.subjectId,
      subjectName: sql<
        string | null
      >`coalesce(${eventTexts.title}, ${employers.legalName}, ${branches.name}, ${rooms.name})`,
      /** The event of a registration, to link to it. */
      registrationEventId: registrations.eventId,
      action: audit.action,
      from: audit.from,
      to: audit.to,
      reason: audit.reason,
    })
    .from(audit)
    .leftJoin(users, and(eq(audit.actorKind, "person"), sql`${users.id}::text = ${audit.actorId}`))
    .leftJoin(
      apiTokens,
      and(
        eq(audit.actorKind, "token"),
        eq(apiTokens.centerId, audit.centerId),
        sql`${apiTokens.id}::text = ${audit.actorId}`,
      ),
    )
    .leftJoin(
      devices,
      and(
        eq(audit.actorKind, "device"),
        eq(devices.centerId, audit.centerId),
        sql`${devices.id}::text = ${audit.actorId}`,
      ),
    )
    .leftJoin(
      eventTexts,
      and(
        inArray(audit.subjectKind, ["event", "roster", "sharing"]),
        eq(eventTexts.centerId, audit.centerId),
        eq(eventTexts.eventId, audit.subjectId),
        eq(eventTexts.locale, locale),
      ),
    )
    .leftJoin(employers, subjectIs("employer", employers))
    .leftJoin(branches, subjectIs("branch", branches))
    .leftJoin(rooms, subjectIs("room", rooms))
    .leftJoin(registrations, subjectIs("registration", registrations))
    .where(
      and(
        eq(audit.centerId, centerId),
        of === undefined ? undefined : isAbout(of),
        before === undefined
          ? undefined
          : or(lt(audit.at, before.at), and(eq(audit.at, before.at), lt(audit.id, before.id))),
      ),
    )
    .orderBy(desc(audit.at), desc(audit.id))
    .limit(params.limit);
}

const subjectIs = (
  kind: string,
  table: typeof employers | typeof branches | typeof rooms | typeof registrations,
) => and(eq(audit.subjectKind, kind), eq(table.centerId, audit.centerId), eq(table.id, audit.subjectId));

function isAbout({ kind, id }: NonNullable<AuditParams["of"]>): SQL | undefined {
  if (kind !== "event") return and(eq(audit.subjectKind, kind), eq(audit.subjectId, id));
  return or(
    and(inArray(audit.subjectKind, ["event", "roster", "sharing"]), eq(audit.subjectId, id)),
    and(eq(audit.subjectKind, "registration"), eq(registrations.eventId, id)),
  );
}
