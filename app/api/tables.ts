import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { noteVisitor } from "~/app/commands/note-visitor.server";
import { type RecordedVisit, recordTableVisit } from "~/app/commands/record-table-visit.server";
import { type Refused, refuse } from "~/app/domain/refusal";
import { isTableOpen, tablesCloseAt } from "~/app/domain/sharing/visit";
import { id } from "~/app/http/fields";
import { fieldProblems } from "~/app/http/parse-form.server";
import { statusOf } from "~/app/http/refusals";
import { sharedPeople } from "~/app/http/shared-people.server";
import { asTable, type TableActor, tableCounts } from "~/app/http/table-event.server";
import { findTable, findVisit } from "~/db/queries/table-visits";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemOf, problemResponses } from "./api";
import {
  LateTableVisit,
  LateTableVisits,
  RecordedTableVisit,
  RecordedTableVisits,
  TableContacts,
  TableNote,
  TableState,
  TableVisit,
} from "./schemas/tables";
import { EventIdParams } from "./schemas/values";

const VisitParams = EventIdParams.extend({ visitId: id });

const state = createRoute({
  method: "get",
  path: "/events/{eventId}/table",
  summary: "Count visits to the table of the phone that asks",
  middleware: [may("table.open")] as const,
  request: { params: EventIdParams },
  responses: { 200: jsonOf(TableState, "Counts, and whether the table is open"), ...problemResponses },
});

const put = createRoute({
  method: "put",
  path: "/events/{eventId}/table-visits/{visitId}",
  summary: "Ask a visitor at the table, or take their answer",
  middleware: [may("table.open")] as const,
  request: { params: VisitParams, ...bodyOf(TableVisit) },
  responses: { 200: jsonOf(RecordedTableVisit, "What stands now"), ...problemResponses },
});

const get = createRoute({
  method: "get",
  path: "/events/{eventId}/table-visits/{visitId}",
  summary: "Whether a visitor answered, perhaps on their own page",
  middleware: [may("table.open")] as const,
  request: { params: VisitParams },
  responses: { 200: jsonOf(RecordedTableVisit, "What stands now"), ...problemResponses },
});

const late = createRoute({
  method: "post",
  path: "/events/{eventId}/table-visits",
  summary: "Send visits that waited on a phone without a connection",
  middleware: [may("table.record")] as const,
  request: { params: EventIdParams, ...bodyOf(LateTableVisits) },
  responses: { 200: jsonOf(RecordedTableVisits, "One answer for each, in its order"), ...problemResponses },
});

const contacts = createRoute({
  method: "get",
  path: "/events/{eventId}/table-contacts",
  summary: "Who shares with the employer of this table: names, and its notes",
  middleware: [may("table.note")] as const,
  request: { params: EventIdParams },
  responses: { 200: jsonOf(TableContacts, "The first who shared first"), ...problemResponses },
});

const note = createRoute({
  method: "put",
  path: "/events/{eventId}/table-contacts/{contactId}/note",
  summary: "Keep a note on somebody who shares with the employer",
  middleware: [may("table.note")] as const,
  request: { params: EventIdParams.extend({ contactId: id }), ...bodyOf(TableNote) },
  responses: { 200: jsonOf(z.object({ outcome: z.string() }), "Kept"), ...problemResponses },
});

/** What a phone at an employer's table asks for. An API token has no table: it is refused by its role. */
export function tableRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openAPIRegistry.register("LateTableVisit", LateTableVisit);
  api.openapi(state, async (c) => {
    const at = await standingTable(c.get("context"), c.get("actor"), c.req.valid("param").eventId);
    if (at.outcome === "refused") return problem(c, at);
    const now = c.get("context").services.clock.now();
    const [isOpen, closesAt] = [isTableOpen(at.hours, now), tablesCloseAt(at.hours).toISOString()];
    const counts = await tableCounts(c.get("context"), at.of);
    return c.json({ isOpen, closesAt, now: now.toISOString(), ...counts }, 200);
  });

  api.openapi(put, async (c) => {
    const { eventId, visitId } = c.req.valid("param");
    const at = tableOf(c.get("context"), c.get("actor"), eventId);
    if (at === null) return problem(c, refuse("not-allowed"));
    const { code: text, answer, number: typedNumber, language } = c.req.valid("json");
    const given = answer === null ? null : { answer, typedNumber, language: language ?? "en" };
    const visit = { visitId, text, given, scannedAt: null, clockOffsetMs: null, isLate: false };
    const recorded = await recordTableVisit(c.get("context").services, { ...at, eventId, ...visit });
    if (recorded.outcome === "refused") return problem(c, recorded);
    return c.json(visitResource(recorded), 200);
  });

  api.openapi(get, async (c) => {
    const { eventId, visitId } = c.req.valid("param");
    const at = await standingTable(c.get("context"), c.get("actor"), eventId);
    if (at.outcome === "refused") return problem(c, at);
    const { centerId, employerId } = at.of;
    const visit = await findVisit(c.get("context").services.db, { centerId, visitId });
    const isOwn = visit?.eventId === eventId && visit.employerId === employerId;
    if (!isOwn || visit === null) return problem(c, refuse("not-found"));
    const { answer } = visit;
    const outcome = answer === null ? ("asked" as const) : ("answered" as const);
    return c.json({ outcome, answer, notShared: null, contact: null }, 200);
  });

  api.openapi(late, async (c) => {
    const at = tableOf(c.get("context"), c.get("actor"), c.req.valid("param").eventId);
    if (at === null) return problem(c, refuse("not-allowed"));
    const answers: z.infer<typeof RecordedTableVisits>["items"] = [];
    // One after the other, in the order in which they happened.
    for (const item of c.req.valid("json").items) answers.push(await answerTo(c.get("context"), at, item));
    return c.json({ items: answers }, 200);
  });

  api.openapi(contacts, async (c) => {
    const at = await standingTable(c.get("context"), c.get("actor"), c.req.valid("param").eventId);
    if (at.outcome === "refused") return problem(c, at);
    const people = await sharedPeople(c.get("context"), at.of);
    const items = people.map(({ id: contactId, name, level, note: noted }) => ({
      ...{ id: contactId, name, level },
      ...{ rating: noted?.rating ?? null, text: noted?.text ?? null },
    }));
    return c.json({ items }, 200);
  });

  api.openapi(note, async (c) => {
    const { eventId, contactId } = c.req.valid("param");
    const at = tableOf(c.get("context"), c.get("actor"), eventId);
    if (at === null) return problem(c, refuse("not-allowed"));
    const noted = await noteVisitor(c.get("context").services, {
      ...{ actor: at.actor, eventId, registrationId: contactId, note: c.req.valid("json") },
    });
    return noted.outcome === "refused" ? problem(c, noted) : c.json(noted, 200);
  });
}

type Context = ApiEnv["Variables"]["context"];

interface At {
  actor: TableActor;
  of: { centerId: string; eventId: string; employerId: string };
}

function tableOf({ center }: Context, actor: ApiEnv["Variables"]["actor"], eventId: string): At | null {
  const table = asTable(actor);
  return table && { actor: table, of: { centerId: center.id, eventId, employerId: table.employerId } };
}

/** The same for what is only read: the commands ask by themselves whether the employer still has its table. */
async function standingTable(context: Context, actor: ApiEnv["Variables"]["actor"], eventId: string) {
  const at = tableOf(context, actor, eventId);
  if (at === null) return refuse("not-allowed");
  const hours = await findTable(context.services.db, at.of);
  return hours === null ? refuse("not-found") : { outcome: "found" as const, ...at, hours };
}

const visitResource = (recorded: Exclude<RecordedVisit, Refused>): z.infer<typeof RecordedTableVisit> =>
  recorded.outcome === "asked"
    ? { outcome: "asked", answer: null, notShared: null, contact: null }
    : recorded;

/** An item is answered by itself: what spoils one keeps no other back. */
async function answerTo({ services }: Context, { actor, of }: At, item: unknown) {
  const read = LateTableVisit.safeParse(item);
  if (!read.success) {
    const visitId = z.object({ visitId: z.string() }).safeParse(item).data?.visitId ?? null;
    return problemItem(visitId, refuse("values-not-accepted", fieldProblems(read.error)));
  }
  const { visitId, code: text, answer, number: typedNumber, language, note: noted, ...time } = read.data;
  const given = { answer, typedNumber, language };
  const visit = { actor, eventId: of.eventId, visitId, text, given, ...time, isLate: true };
  const recorded = await recordTableVisit(services, visit);
  if (recorded.outcome === "refused") return problemItem(visitId, recorded);
  const contactId = recorded.outcome === "answered" ? recorded.contact?.id : undefined;
  if (contactId !== undefined && noted !== null) {
    await noteVisitor(services, { actor, eventId: of.eventId, registrationId: contactId, note: noted });
  }
  return { visitId, status: 200, visit: visitResource(recorded) };
}

const problemItem = (visitId: string | null, refused: Refused) => ({
  visitId,
  status: statusOf(refused.reason),
  problem: problemOf(refused),
});
