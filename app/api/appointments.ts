import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { bookAppointment } from "~/app/commands/book-appointment.server";
import { cancelAppointment } from "~/app/commands/change-appointment.server";
import { refuse } from "~/app/domain/refusal";
import { type DayRow, findAppointment, listDay } from "~/db/queries/appointments";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import {
  AppointmentQuery,
  AppointmentTimes,
  BookedAppointment,
  NewAppointment,
  SlotIdParams,
} from "./schemas/appointments";
import { IdParams } from "./schemas/values";

/** Days that one answer tells of at most. */
const longestSpan = 62 * 86_400_000;

const list = createRoute({
  method: "get",
  path: "/appointments",
  summary: "List the counselors' times of up to two months, the earliest first",
  middleware: [may("appointment.list")] as const,
  request: { query: AppointmentQuery },
  responses: { 200: jsonOf(AppointmentTimes, "Times, without names"), ...problemResponses },
});

const book = createRoute({
  method: "post",
  path: "/appointments/{slotId}/bookings",
  summary: "Book an appointment for a patron",
  middleware: [may("appointment.book")] as const,
  request: { params: SlotIdParams, ...bodyOf(NewAppointment) },
  responses: { 201: jsonOf(BookedAppointment, "The appointment with its link"), ...problemResponses },
});

const cancel = createRoute({
  method: "delete",
  path: "/appointments/bookings/{id}",
  summary: "Cancel an appointment",
  middleware: [may("appointment.book")] as const,
  request: { params: IdParams },
  responses: { 200: jsonOf(BookedAppointment, "The appointment, cancelled"), ...problemResponses },
});

export function appointmentRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(list, async (c) => {
    const { services, center } = c.get("context");
    const { from, until } = c.req.valid("query");
    if (until <= from)
      return problem(c, refuse("values-not-accepted", [{ field: "until", problem: "ends-before-start" }]));
    if (until.getTime() - from.getTime() > longestSpan)
      return problem(c, refuse("values-not-accepted", [{ field: "until", problem: "too-high" }]));
    const rows = await listDay(services.db, { centerId: center.id, from, until });
    return c.json({ items: rows.map(timeOf) }, 200);
  });

  api.openapi(book, async (c) => {
    const { services, center, origin } = c.get("context");
    const { id = services.ids.uuid(), language, ...patron } = c.req.valid("json");
    const result = await bookAppointment(services, {
      ...{ actor: c.get("actor"), center, slotId: c.req.valid("param").slotId, key: id, origin: "api" },
      patron: { ...patron, language: language ?? center.locale },
    });
    if (result.outcome === "refused") return problem(c, result);
    const { bookingId, code, outcome: status } = result;
    return c.json({ id: bookingId, status, manageUrl: `${origin}/a/${code}` }, 201);
  });

  api.openapi(cancel, async (c) => {
    const { services, center, origin } = c.get("context");
    const bookingId = c.req.valid("param").id;
    const result = await cancelAppointment(services, { actor: c.get("actor"), center, bookingId });
    if (result.outcome === "refused") return problem(c, result);
    const found = await findAppointment(services.db, { centerId: center.id, bookingId });
    if (found === null) return problem(c, refuse("not-found"));
    const { generation, keyId, status } = found;
    const { code } = services.codes.appointment({ bookingId, generation, keyId });
    return c.json({ id: bookingId, status, manageUrl: `${origin}/a/${code}` }, 200);
  });
}

const timeOf = (row: DayRow) => ({
  ...{ id: row.id, branchId: row.branchId, branch: row.branch, counselor: row.counselor, place: row.place },
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  isFree: row.bookingId === null,
  bookingId: row.bookingId,
  presence: row.presence,
});
