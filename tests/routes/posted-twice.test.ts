import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { flagsOf } from "~/app/domain/flags/flags-of";
import { listFlagMaterial } from "~/db/queries/flags";
import { employers, outbox, webhookDeliveries } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import {
  aCenter,
  aDraft,
  anOpening,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { aFair, aFairEmployer, anApplication, aTable } from "~/tests/factories/fairs";
import { servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { aPartner, aReferral } from "~/tests/factories/referrals";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { makeChecks } from "~/tests/factories/vetting";
import { aWebhook } from "~/tests/factories/webhooks";

let services: TestServices;
let center: TestCenter;
let admin: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const pages = await servePages(services, {
    names: ["staff", "sign-"],
    origin: `http://${center.host}:3000`,
  });
  const { email } = await aPerson(services, center, "admin");
  admin = browse(pages);
  await admin.post("/sign-in", { email, password });
});

/** What a form leaves behind: things, codes, mails and lines in the trail. */
const left = [
  "events",
  "employers",
  "invitations",
  "api_tokens",
  "registrations",
  "ticket_codes",
  "outbox",
  "announcements",
  "room_bookings",
  "slots",
  "bookings",
  "booking_codes",
  "counselor_hours",
  "queue_numbers",
  "vetting_checks_made",
  "vetting_decisions",
  "flag_decisions",
  "wage_floors",
  "opening_balances",
  "report_targets",
  "report_shares",
  "report_revisions",
  "reply_templates",
  "thread_messages",
  "openings",
  "opening_imports",
  "partners",
  "referrals",
  "referral_steps",
  "referral_imports",
  "resources",
  "inquiries",
  "inquiry_batches",
  "inquiry_categories",
  "inquiry_samples",
  "webhook_deliveries",
  "audit",
];
async function count(): Promise<number> {
  const each = left.map(
    (table) => sql`(select count(*) from ${sql.identifier(table)} where center_id = ${center.id})`,
  );
  const [row] = await services.db.execute<{ all: number }>(
    sql`select (${sql.join(each, sql` + `)})::int as all`,
  );
  return row?.all ?? 0;
}

interface Form {
  /** The page that has the form. */
  page: string;
  /** How the address begins that the form posts to, where it is not the page's own. */
  to?: string;
  fields?: Record<string, string>;
}

const event = {
  type: "hiring-event",
  title: "Posted twice",
  description: "Meet the team.",
  startsAtDate: "2027-03-05",
  startsAtTime: "10:00",
  endsAtTime: "13:00",
  roomId: "",
  capacity: "40",
};
const ofEvent = async (rest: string) => `/staff/events/${await aPublishedEvent(services, center)}${rest}`;
const inReview = async (rest: string) => {
  const eventId = await aDraft(services, center, { roomId: center.roomId });
  return `/staff/events/${eventId}${rest}`;
};
async function place(rest: string) {
  const eventId = await aPublishedEvent(services, center);
  const { registrationId } = await aRegistration(services, center, eventId, { email: "rosa@example.org" });
  await services.db.update(outbox).set({ state: "sent" }).where(eq(outbox.registrationId, registrationId));
  return `/staff/events/${eventId}/registrations/${registrationId}${rest}`;
}
async function cancelledEvent() {
  const eventId = await aPublishedEvent(services, center);
  const step = { actor: center.staff, center, eventId, to: "cancelled" as const, reason: "A flood" };
  await takeEventStep(services, step);
  return `/staff/events/${eventId}`;
}
async function applicant(rest: string, isAccepted = false) {
  const [eventId, employer] = [await aFair(services, center), await aFairEmployer(services, center)];
  await (isAccepted ? aTable : anApplication)(services, center, eventId, employer);
  return `/staff/events/${eventId}/employers/${employer.employerId}${rest}`;
}
/** An employer whose vetting ended: `isChecked` with every check made of it. */
async function unvetted(rest: string, isChecked: boolean) {
  const of = and(eq(employers.centerId, center.id), eq(employers.id, center.employerId));
  await services.db.update(employers).set({ vettedAt: null }).where(of);
  const { employerId } = center;
  if (isChecked) await makeChecks(services, { actor: center.staff, centerId: center.id, employerId });
  return `/staff/employers/${employerId}/vetting${rest}`;
}
async function flagged() {
  const openings = [anOpening({ duties: "No felons" })];
  const eventId = await aDraft(services, center, { openings });
  const [material] = await listFlagMaterial(services.db, { centerId: center.id, eventIds: [eventId] });
  const [flag] = material === undefined ? [] : flagsOf(material);
  return `/staff/events/${eventId}/flags/${flag?.digest}`;
}
const call = { number: "213-555-0177", source: "A sign", calledOn: "2026-12-01", calledTime: "09:30" };

async function webhook(rest = "") {
  const { endpointId } = await aWebhook(services, center, { url: "https://hooks.example.org/" });
  return { endpointId, page: `/staff/settings/webhooks/${endpointId}${rest}` };
}
async function failedWebhook(rest: (deliveryId: string) => string) {
  const { endpointId } = await webhook();
  await aPublishedEvent(services, center);
  const [failed] = await services.db
    .update(webhookDeliveries)
    .set({ state: "failed" })
    .where(eq(webhookDeliveries.endpointId, endpointId))
    .returning({ id: webhookDeliveries.id });
  return `/staff/settings/webhooks/${endpointId}${rest(failed?.id ?? "")}`;
}

const forms: [string, () => Promise<Form>][] = [
  [
    "a new event",
    async () => ({ page: "/staff/events/new", fields: { ...event, employerId: center.employerId } }),
  ],
  [
    "a new employer",
    async () => ({
      page: "/staff/employers/new",
      fields: {
        ...{ legalName: "Twice Ltd", street: "1 River Street", website: "twice.example", sizeBand: "1-4" },
        ...{ contactName: "Ana", contactEmail: "ana@twice.example", contactPhone: "" },
      },
    }),
  ],
  ["a copy of an event", async () => ({ page: await cancelledEvent(), to: "/copy" })],
  [
    "a file of openings",
    async () => ({
      page: await ofEvent("/openings/imports"),
      fields: { text: "title,vacancies,pay,employment_type\nCook,2,$20-25/hr,full-time" },
    }),
  ],
  ["a door pass", async () => ({ page: await ofEvent("/door-passes"), fields: { for: "door" } })],
  [
    "a link for a table",
    async () => ({
      page: await ofEvent(`/tables/${center.employerId}`),
      fields: { places: "2", mail: "yes" },
    }),
  ],
  ["links for all tables", async () => ({ page: await ofEvent("/tables"), to: "/links" })],
  [
    "an inquiry",
    async () => ({
      page: "/staff/desk",
      to: "/staff/desk",
      fields: { branchId: center.branchId, channel: "phone", minutes: "", language: "", category: "resume" },
    }),
  ],
  [
    "a past shift",
    async () => ({
      page: "/staff/desk/shifts/new",
      fields: { date: "2026-12-01", branchId: center.branchId, channel: "phone", "count-resume": "4" },
    }),
  ],
  ["a category of the desk", async () => ({ page: "/staff/desk/categories/new", fields: { name: "New" } })],
  [
    "a sampling week",
    async () => ({
      page: "/staff/desk/samples",
      fields: { branchId: center.branchId, day: "2026-11-02", count: "80" },
    }),
  ],
  ["a token", async () => ({ page: "/staff/tokens/new", fields: { label: "Lobby", role: "door" } })],
  [
    "a webhook",
    async () => ({
      page: "/staff/settings/webhooks/new",
      fields: {
        ...{ label: "Dashboard", url: "https://hooks.example.org/", scope: "ids" },
        "event.published": "yes",
      },
    }),
  ],
  ["a webhook's new secret", async () => ({ page: (await webhook("/secret")).page, to: "/secret" })],
  ["a webhook's test", async () => ({ page: (await webhook()).page, to: "/trial" })],
  ["a webhook's pause", async () => ({ page: (await webhook()).page, to: "/pause" })],
  ["a webhook's end", async () => ({ page: (await webhook("/removal")).page })],
  [
    "a delivery again",
    async () => ({ page: await failedWebhook((id) => `/deliveries/${id}`), to: "/replay" }),
  ],
  ["failed deliveries again", async () => ({ page: await failedWebhook(() => "/replay"), to: "/replay" })],
  ["a new ticket", async () => ({ page: await place("/reissue") })],
  ["a confirmation again", async () => ({ page: await place(""), to: "/confirmation" })],
  [
    "a mail again",
    async () => ({ page: (await place("")).replace(/\/registrations.*/, "/mail"), to: "/resend" }),
  ],
  ["the end of a place", async () => ({ page: await place("/cancellation") })],
  ["an approval", async () => ({ page: await inReview("/approval") })],
  ["a publication", async () => ({ page: await inReview("/publication") })],
  ["a cancellation", async () => ({ page: await ofEvent("/cancellation"), fields: { reason: "A flood" } })],
  ["a closure", async () => ({ page: await ofEvent("/closure") })],
  [
    "an invitation to a fair",
    async () => {
      const { employerId } = await aFairEmployer(services, center);
      const page = `/staff/events/${await aFair(services, center)}/employers/invitations`;
      return { page, fields: { employerIds: employerId, email: "new@acme.example" } };
    },
  ],
  [
    "a message about a table",
    async () => ({ page: await applicant("/thread"), to: "/thread", fields: { text: "Which shift?" } }),
  ],
  ["a table at a fair", async () => ({ page: await applicant("/acceptance"), fields: { tableNo: "4" } })],
  ["no table", async () => ({ page: await applicant("/declination"), fields: { reason: "No room" } })],
  [
    "a message to employers",
    async () => {
      const page = (await applicant("", true)).replace(/\/[^/]+$/, "/announcement");
      return { page, fields: { text: "Park in the yard." } };
    },
  ],
  [
    "a check of an employer",
    async () => ({
      page: await unvetted("/checks/street", false),
      fields: { finding: "in-order", note: "" },
    }),
  ],
  [
    "interview times",
    async () => ({
      page: await ofEvent("/interviews/new"),
      fields: {
        ...{ employerId: center.employerId, date: "2026-12-01", from: "14:00", until: "15:00" },
        ...{
          length: "20",
          gap: "0",
          pauseFrom: "",
          pauseUntil: "",
          seats: "1",
          place: "Table 1",
          callUrl: "",
        },
      },
    }),
  ],
  [
    "a call to an employer",
    async () => ({
      page: await unvetted("/checks/callBack", false),
      fields: { finding: "in-order", note: "", ...call },
    }),
  ],
  ["a vetting", async () => ({ page: await unvetted("/acceptance", true), fields: { reason: "" } })],
  [
    "an employer declined",
    async () => ({ page: await unvetted("/declination", false), fields: { reason: "A fee" } }),
  ],
  [
    "a decision on a flag",
    async () => ({ page: await flagged(), fields: { decision: "cleared", reason: "A quote" } }),
  ],
  [
    "a wage floor",
    async () => ({
      page: "/staff/settings/wage-floors",
      fields: { fromDate: "2026-07-01", hourly: "17.90", areaWords: "", source: "Order 7" },
    }),
  ],
  ["a partner", async () => ({ page: "/staff/partners/new", fields: { name: "Closet", kind: "clothing" } })],
  [
    "a referral",
    async () => ({
      page: `/staff/referrals/new?partner=${await aPartner(services, center)}`,
      fields: { branchId: center.branchId, language: "es", isAgreed: "yes" },
    }),
  ],
  [
    "a step of a referral",
    async () => ({
      page: `/staff/referrals/${(await aReferral(services, center)).referralId}`,
      to: "/steps",
      fields: { to: "served partner", servedOn: "2026-12-01" },
    }),
  ],
  [
    "a page of help",
    async () => ({
      page: "/staff/resources/new",
      fields: { topic: "resume", title: "Resume help", hours: "", body: "Come." },
    }),
  ],
  [
    "a figure from before",
    async () => ({
      page: "/staff/report/opening-balances",
      fields: { figure: "events", from: "2016-01-01", until: "2016-12-31", value: "6", source: "A report" },
    }),
  ],
  [
    "a target",
    async () => ({
      page: "/staff/report/targets",
      fields: { figure: "events", branchId: "", year: "2026", value: "10" },
    }),
  ],
  [
    "a public report",
    async () => ({
      page: "/staff/report/shares",
      fields: { from: "2026-01-01", until: "2026-03-31", branch: "" },
    }),
  ],
  [
    "a template",
    async () => ({ page: "/staff/templates/new", fields: { name: "Shifts", text: "Which shift?" } }),
  ],
  [
    "a message to the employer",
    async () => ({ page: await inReview("/thread"), to: "/thread", fields: { text: "Which shift?" } }),
  ],
  [
    "a message",
    async () => ({
      page: (await place("")).replace(/\/registrations.*/, "/announcement"),
      fields: { text: "Bring a pen." },
    }),
  ],
];

/** The address and the hidden values of the page's form, as a browser reads them. */
function formIn(html: string, page: string, to: string | undefined) {
  const main = html.slice(html.indexOf("<main"));
  const found = [...main.matchAll(/<form([^>]*method="post"[^>]*)>([\s\S]*?)<\/form>/g)];
  for (const [, head = "", body = ""] of found) {
    const action = /action="([^"]*)"/.exec(head)?.[1]?.replaceAll("&amp;", "&") ?? page;
    if (to !== undefined && !new URL(action, "http://x").pathname.endsWith(to)) continue;
    const hidden = [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    return { action, hidden: Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value])) };
  }
  throw new Error(`no form on ${page}`);
}

const toldOnce = ["a token", "a webhook", "a webhook's new secret"];

test.each(forms)(
  "%s, posted twice at once and once more, is done once and answered alike",
  async (what, make) => {
    const { page, to, fields = {} } = await make();
    const { html } = await admin.get(page);
    const { action, hidden } = formIn(html, page, to);
    const before = await count();
    const post = () => admin.post(action, { ...hidden, ...fields });
    const answers = await Promise.all([post(), post()]);
    const after = await count();
    expect(after).toBeGreaterThan(before);
    answers.push(await post());
    expect(await count()).toBe(after);
    // A secret is told once: who posts again hears that it was.
    const statuses = toldOnce.includes(what) ? [201, 409, 409] : [303, 303, 303];
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual(statuses);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
  },
);

test("control: a form that is opened anew makes another", async () => {
  const page = "/staff/tokens/new";
  const fields = { label: "Lobby", role: "door" };
  const actions = [await admin.get(page), await admin.get(page)].map(
    ({ html }) => formIn(html, page, undefined).action,
  );
  const before = await count();
  for (const action of actions) expect((await admin.post(action, fields)).status).toBe(201);
  expect(await count()).toBe(before + 4);
});
