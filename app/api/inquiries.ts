import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { logInquiries } from "~/app/commands/log-inquiries.server";
import { undoInquiry } from "~/app/commands/undo-inquiry.server";
import type { NewInquiry as Inquiry } from "~/app/domain/desk/logging";
import { type Refused, refuse } from "~/app/domain/refusal";
import { fieldProblems } from "~/app/http/parse-form.server";
import { statusOf } from "~/app/http/refusals";
import { countInquiries } from "~/db/queries/inquiries";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemOf, problemResponses } from "./api";
import {
  InquiryBatch,
  InquiryCounts,
  InquiryDays,
  InquiryItem,
  LoggedInquiries,
  LoggedInquiry,
  NewInquiries,
  NewInquiry,
} from "./schemas/inquiries";
import { IdParams } from "./schemas/values";

const post = createRoute({
  method: "post",
  path: "/inquiries",
  summary: "Log an inquiry, or a batch of them, by ids of the client's making",
  middleware: [may("inquiry.log")] as const,
  request: bodyOf(NewInquiries),
  responses: {
    200: jsonOf(
      z.union([LoggedInquiry, LoggedInquiries]),
      "It was logged before, or an answer for each item",
    ),
    201: jsonOf(LoggedInquiry, "Logged"),
    ...problemResponses,
  },
});

const remove = createRoute({
  method: "delete",
  path: "/inquiries/{id}",
  summary: "Take an inquiry back",
  middleware: [may("inquiry.undo")] as const,
  request: { params: IdParams },
  responses: { 204: { description: "It counts no longer" }, ...problemResponses },
});

const get = createRoute({
  method: "get",
  path: "/inquiries",
  summary: "Count inquiries by day and category",
  middleware: [may("inquiry.list")] as const,
  request: { query: InquiryDays },
  responses: { 200: jsonOf(InquiryCounts, "Days and categories that have any"), ...problemResponses },
});

/** The desk's log: what was answered, by words from lists. No operation here gives or takes a name. */
export function inquiryRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openAPIRegistry.register("NewInquiry", NewInquiry);
  api.openAPIRegistry.register("InquiryItem", InquiryItem);
  api.openapi(post, async (c) => {
    const body = c.req.valid("json");
    const context = c.get("context");
    if ("items" in body) {
      const batch = InquiryBatch.safeParse(body);
      if (!batch.success) return problem(c, notAccepted(batch.error));
      return c.json({ items: await logBatch(context, c.get("actor"), batch.data.items) }, 200);
    }
    const read = NewInquiry.safeParse(body);
    if (!read.success) return problem(c, notAccepted(read.error));
    const inquiry = { ...read.data, id: read.data.id ?? context.services.ids.uuid() };
    const [logged] = await log(context, c.get("actor"), [inquiry]);
    if (logged === undefined) return problem(c, refuse("our-fault"));
    if (logged.outcome === "refused") return problem(c, logged);
    return c.json({ id: inquiry.id }, logged.isNew ? 201 : 200);
  });

  api.openapi(remove, async (c) => {
    const { services, center } = c.get("context");
    const { id: inquiryId } = c.req.valid("param");
    const undone = await undoInquiry(services, { actor: c.get("actor"), centerId: center.id, inquiryId });
    return undone.outcome === "refused" ? problem(c, undone) : c.body(null, 204);
  });

  api.openapi(get, async (c) => {
    const { services, center } = c.get("context");
    const items = await countInquiries(services.db, { centerId: center.id, ...c.req.valid("query") });
    return c.json({ items, total: items.reduce((sum, item) => sum + item.count, 0) }, 200);
  });
}

type Context = ApiEnv["Variables"]["context"];
type Actor = ApiEnv["Variables"]["actor"];

const log = ({ services, center }: Context, actor: Actor, inquiries: readonly Inquiry[]) =>
  logInquiries(services, { actor, center, inquiries });

/** An item is answered by itself: what spoils one keeps no other back. */
async function logBatch(context: Context, actor: Actor, items: readonly unknown[]) {
  const read = items.map((item) => ({ item, parsed: InquiryItem.safeParse(item) }));
  const inquiries = read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : []));
  const logged = (await log(context, actor, inquiries)).values();
  return read.map(({ item, parsed }) => {
    if (!parsed.success) return refusedItem(idOf(item), notAccepted(parsed.error));
    const answer = logged.next().value ?? refuse("our-fault");
    if (answer.outcome === "refused") return refusedItem(parsed.data.id, answer);
    return { id: parsed.data.id, status: answer.isNew ? 201 : 200 };
  });
}

const notAccepted = (error: z.ZodError) => refuse("values-not-accepted", fieldProblems(error));

const refusedItem = (id: string | null, refused: Refused) => ({
  id,
  status: statusOf(refused.reason),
  problem: problemOf(refused),
});

const idOf = (item: unknown) => z.object({ id: z.string() }).safeParse(item).data?.id ?? null;
