import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bookings, outbox, patrons, slots, smsConsents } from "~/db/schema";
import { anAppointment, appointmentsIn, someHours } from "~/tests/factories/appointments";
import { browse } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let visitor: ReturnType<typeof browse>;
/** The times of tomorrow, at nine, ten and eleven. */
let slotIds: string[];

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(smsConsents);
  center = await aCenter(services);
  const names = ["($locale).appointments", "a.", "staff", "sign-", "queue"];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  visitor = browse(pages);
  const { times } = await someHours(services, center, { hours: { untilDay: "2026-12-02" } });
  slotIds = times.map(({ id }) => id);
});

async function staff() {
  const { email } = await aPerson(services, center, "staff");
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
}

const first = () => slotIds[0] ?? "";
const keyIn = (html: string) => /name="formKey" value="([^"]+)"/.exec(html)?.[1] ?? "";

/** Books as somebody does who fills the form in. @returns where it leads */
async function book(fields: Record<string, string> = {}, prefix = "") {
  const path = `${prefix}/appointments/${first()}`;
  const { html } = await visitor.get(path);
  return visitor.post(path, {
    formKey: keyIn(html),
    name: "Rosa Delgado",
    email: "",
    phone: "",
    language: "es",
    ...fields,
  });
}

describe("the public page", () => {
  test("lists the days and times that are free, each with its way to book", async () => {
    const { html } = await visitor.get("/appointments");
    for (const id of slotIds) expect(html).toContain(`href="/appointments/${id}"`);
    expect(html).toContain("Wednesday, December 2, 2026");
    expect(html).toContain("with Ana Reyes");
  });

  test("speaks the language of its address", async () => {
    const { html } = await visitor.get("/es/appointments");
    expect(html).toContain("Pida una cita");
    expect(html).toContain(`href="/es/appointments/${first()}"`);
  });

  test("leaves out what somebody has, and says where nothing is left", async () => {
    for (const id of slotIds) await anAppointment(services, center, id);
    const { html } = await visitor.get("/appointments");
    expect(html).toContain("No time is free now");
    expect((await visitor.get(`/appointments/${first()}`)).html).toContain("This time is taken");
  });

  test.each(["?from=2026-02-31", "?from=x&branch=y", "?branch=00000000-0000-4000-8000-000000000000"])(
    "is itself under %s",
    async (query) => expect((await visitor.get(`/appointments${query}`)).status).toBe(200),
  );
});

describe("the form", () => {
  test("takes a name alone, and leads to a page that nothing keeps and nothing lists", async () => {
    const { location } = await book();
    expect(location).toMatch(/^\/a\/[0-9A-Z]{26}\?done=booked$/);
    const page = await visitor.get(location ?? "");
    expect(page.html).toContain("Su cita está reservada.");
    expect(page.html).toContain("Para Rosa Delgado");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("x-robots-tag")).toContain("noindex");
    expect(page.headers.get("referrer-policy")).toBe("same-origin");
  });

  test("posted three times books once and is answered alike", async () => {
    const { html } = await visitor.get(`/appointments/${first()}`);
    const fields = {
      formKey: keyIn(html),
      name: "Rosa",
      email: "rosa@mail.example",
      phone: "",
      language: "en",
    };
    const answers = [];
    for (let n = 0; n < 3; n++)
      answers.push((await visitor.post(`/appointments/${first()}`, fields)).location);
    expect(new Set(answers).size).toBe(1);
    expect(await appointmentsIn(services, first())).toHaveLength(1);
    expect(await services.db.$count(outbox, eq(outbox.centerId, center.id))).toBe(1);
  });

  test.each<[string, Record<string, string>, number, string]>([
    ["without a name", { name: " " }, 422, "Name: "],
    ["with an e-mail that is none", { email: "rosa" }, 422, "E-mail: "],
    ["without its key", { formKey: "x" }, 409, ""],
    ["with a field of somebody else's making", { admin: "yes" }, 422, ""],
  ])("is refused %s, with what was typed", async (_how, fields, status) => {
    const answer = await book({ phone: "213 555 0134", ...fields });
    expect(answer.status).toBe(status);
    expect(answer.html).toContain("213 555 0134");
    expect(await appointmentsIn(services, first())).toEqual([]);
  });

  test("asks about texts in a box of its own that is not ticked, and notes who ticks it", async () => {
    const { html } = await visitor.get(`/appointments/${first()}`);
    const [box = ""] = /<input[^>]*name="texts"[^>]*>/.exec(html) ?? [];
    expect(box).toContain('type="checkbox"');
    expect(box).not.toContain("checked");
    expect(html).toContain("You do not need this to have an appointment.");
    expect((await book({ phone: "213 555 0100", texts: "yes" })).status).toBe(303);
    expect(await services.db.select().from(smsConsents)).toMatchObject([{ language: "en", endedAt: null }]);
  });

  test.each([
    ["without a number", ""],
    ["with one that nobody can text", "113 555 0100"],
  ])("ticked %s is asked for it, and books nothing before", async (_what, phone) => {
    expect((await book({ phone, texts: "yes" })).status).toBe(422);
    expect(await appointmentsIn(services, first())).toEqual([]);
  });

  test("says so where somebody has as many ahead as they may, and keeps what they typed", async () => {
    const { times } = await someHours(services, center, { counselor: "Cleo Park" });
    for (const { id } of times.slice(0, 3))
      await anAppointment(services, center, id, { email: "rosa@mail.example" });
    const answer = await book({ email: "rosa@mail.example" });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("You have as many appointments ahead as one person can book.");
    expect(answer.html).toContain('value="Rosa Delgado"');
  });

  test("says that somebody was faster", async () => {
    const path = `/appointments/${first()}`;
    const { html } = await visitor.get(path);
    await anAppointment(services, center, first());
    const answer = await visitor.post(path, {
      formKey: keyIn(html),
      name: "Sam",
      email: "",
      phone: "",
      language: "en",
    });
    expect(answer.status).toBe(409);
  });
});

describe("an appointment's page", () => {
  const open = async () => {
    const { code, bookingId } = await anAppointment(services, center, first(), {
      email: "rosa@mail.example",
    });
    return { href: `/a/${code}`, bookingId };
  };

  test("gives the time up by one tap", async () => {
    const { href } = await open();
    expect((await visitor.post(`${href}/cancellation`)).location).toBe(`${href}?done=cancelled`);
    expect((await visitor.get(href)).html).toContain("This appointment is cancelled.");
    expect((await visitor.get("/appointments")).html).toContain(first());
  });

  test("moves it to a time that is free", async () => {
    const { href, bookingId } = await open();
    const { html } = await visitor.get(`${href}/time`);
    expect(html).toContain(`value="${slotIds[1]}"`);
    await visitor.post(`${href}/time`, { slotId: slotIds[1] ?? "" });
    expect(await appointmentsIn(services, slotIds[1] ?? "")).toMatchObject([{ id: bookingId }]);
    expect((await visitor.get(`${href}?done=moved`)).html).toContain("Your appointment has the new time.");
  });

  test("comes as a calendar file without a name", async () => {
    const { href, bookingId } = await open();
    const { html, headers } = await visitor.get(`${href}/appointment.ics`);
    expect(headers.get("content-type")).toContain("text/calendar");
    expect(html).toContain(`UID:${bookingId}@${center.host}`);
    expect(html).not.toContain("Rosa");
  });

  test("is cleared from a shared computer, and still there on another", async () => {
    const { href } = await open();
    expect((await visitor.post(`${href}/departure`)).location).toBe("/");
    const cleared = await visitor.get(href);
    expect(cleared.html).toContain("This screen was cleared");
    expect(cleared.html).not.toContain("Rosa");
    expect((await visitor.get(`${href}/data.json`)).location).toBe(href);
    expect((await browse(pages).get(href)).html).toContain("Rosa Delgado");
  });

  test("tells all that is held, as a page and as a file", async () => {
    const { href } = await open();
    expect((await visitor.get(`${href}/data`)).html).toContain("rosa@mail.example");
    const file: unknown = JSON.parse((await visitor.get(`${href}/data.json`)).html);
    expect(file).toMatchObject({
      appointment: { name: "Rosa Delgado", email: "rosa@mail.example", phone: null, counselor: "Ana Reyes" },
      mails: [{ kind: "booking-confirmed" }],
    });
  });

  test("says what became of it, how it was booked, and to what texts they agreed", async () => {
    const { code, bookingId } = await anAppointment(services, center, first(), {
      ...{ phone: "213 555 0134", texts: { language: "en" } },
    });
    await services.db.update(bookings).set({ presence: "kept" }).where(eq(bookings.id, bookingId));
    const { html } = await visitor.get(`/a/${code}/data`);
    for (const words of ["You came.", ", on the web", "you agreed to texts", "Desk 3, Central"])
      expect(html).toContain(words);
    expect(JSON.parse((await visitor.get(`/a/${code}/data.json`)).html)).toMatchObject({
      appointment: { presence: "kept", origin: "web" },
      textMessages: [{ textVersion: "appointment-2026-11", endedAt: null }],
    });
  });

  test("turns texts on and off by one tap each, and shows the end of the number alone", async () => {
    const { code } = await anAppointment(services, center, first(), { phone: "213 555 0134" });
    const textOf = async () => (await visitor.get(`/a/${code}`)).html.replaceAll("<!-- -->", "");
    expect(await textOf()).toContain("Text me at the number that ends with 34");
    for (const _time of [1, 2]) expect((await visitor.post(`/a/${code}/texts`)).location).toBe(`/a/${code}`);
    const html = await textOf();
    expect(html).toContain("We text the number that ends with 34.");
    expect(html).not.toContain("0134");
    for (const _time of [1, 2])
      expect((await visitor.post(`/a/${code}/texts/end`)).location).toBe(`/a/${code}`);
    expect(await services.db.$count(smsConsents)).toBe(1);
    for (const end of ["texts", "texts/end"])
      expect((await visitor.get(`/a/${code}/${end}`)).status).toBe(302);
  });

  test("says nothing of texts where no number was given", async () => {
    const { href } = await open();
    expect((await visitor.get(href)).html).not.toContain("Texts to your phone");
  });

  test("deletes it all, and ends", async () => {
    const { href, bookingId } = await open();
    await visitor.post(`${href}/data/deletion`);
    const page = await visitor.get(href);
    expect([page.status, page.html.includes("Your data was deleted")]).toEqual([410, true]);
    expect((await visitor.post(`${href}/data/deletion`)).location).toBe(href);
    expect(await services.db.$count(patrons, eq(patrons.bookingId, bookingId))).toBe(0);
    expect(await services.db.$count(bookings, eq(bookings.id, bookingId))).toBe(1);
  });

  test.each(["/a/x", `/a/${"0".repeat(26)}`])("is not found under %s", async (path) => {
    expect((await visitor.get(path)).status).toBe(404);
  });

  test("of another center is not there", async () => {
    const { href } = await open();
    const abroad = await aCenter(services);
    const other = browse(await servePages(services, { names: ["a."], origin: `http://${abroad.host}:3000` }));
    expect((await other.get(href)).status).toBe(404);
  });
});

describe("staff", () => {
  const week = Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
      ["from", "until", "pauseFrom", "pauseUntil"].map((part) => [`week.${day}.${part}`, ""]),
    ),
  );
  const hours = () => ({
    ...week,
    ...{ "week.1.from": "10:00", "week.1.until": "12:00", length: "60", gap: "0" },
    ...{ fromDay: "2026-12-07", untilDay: "2026-12-07", counselor: "Ben Ito", place: "Desk 9" },
    branchId: center.branchId,
  });

  test("add a counselor's hours once, however often they are posted", async () => {
    const desk = await staff();
    const { html } = await desk.get("/staff/appointments/hours/new");
    const action = /action="(\/staff\/appointments\/hours\/new\?key=[^"]+)"/.exec(html)?.[1] ?? "";
    for (let n = 0; n < 3; n++) expect((await desk.post(action, hours())).status).toBe(303);
    expect(await services.db.$count(slots, eq(slots.counselor, "Ben Ito"))).toBe(2);
    expect((await desk.get("/staff/appointments")).html).toContain("Ben Ito");
  });

  test.each<[string, Record<string, string>]>([
    ["with half a day", { "week.2.from": "09:00" }],
    ["with a break outside of the hours", { "week.1.pauseFrom": "12:00", "week.1.pauseUntil": "13:00" }],
    ["without a day", { "week.1.from": "", "week.1.until": "" }],
    ["without a counselor", { counselor: "" }],
  ])("are told what is wrong with hours %s", async (_how, fields) => {
    const desk = await staff();
    const answer = await desk.post("/staff/appointments/hours/new", { ...hours(), ...fields });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Desk 9");
  });

  test("book for somebody at the desk, and get a slip without a name", async () => {
    const desk = await staff();
    const { html } = await desk.get(`/staff/appointments/times/${first()}`);
    const action = /action="([^"]*times[^"]*key=[^"]+)"/.exec(html)?.[1] ?? "";
    const booked = await desk.post(action, { name: "Rosa Delgado", email: "", phone: "", language: "es" });
    const slip = await desk.get(booked.location ?? "");
    expect(slip.html).toContain("miércoles, 2 de diciembre de 2026");
    expect(slip.html).toContain("Ana Reyes");
    expect(slip.html).not.toContain("Rosa");
  });

  test("send a confirmation again, once for each page that was opened, and are told the same whatever becomes of it", async () => {
    const { bookingId } = await anAppointment(services, center, first(), { email: "rosa@mail.example" });
    await services.db.update(outbox).set({ state: "failed" }).where(eq(outbox.bookingId, bookingId));
    const desk = await staff();
    const page = `/staff/appointments/bookings/${bookingId}`;
    const action = /action="([^"]*confirmation[^"]+)"/.exec((await desk.get(page)).html)?.[1] ?? "";
    for (const _time of [1, 2, 3]) expect((await desk.post(action)).location).toBe(`${page}?done=resent`);
    const rows = await services.db.select().from(outbox).where(eq(outbox.bookingId, bookingId));
    expect(rows.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      "booking-confirmed queued",
      "booking-confirmed superseded",
    ]);
    expect((await desk.get(`${page}/confirmation`)).location).toBe(page);
  });

  test("have nothing to send again where no address was given, or the appointment is over", async () => {
    const without = await anAppointment(services, center, first());
    const over = await anAppointment(services, center, slotIds[1] ?? "", { email: "rosa@mail.example" });
    const desk = await staff();
    const page = (bookingId: string) => `/staff/appointments/bookings/${bookingId}`;
    expect((await desk.get(page(without.bookingId))).html).not.toContain("Send the confirmation again");
    expect((await desk.post(`${page(without.bookingId)}/confirmation`)).status).toBe(404);
    services.clock.set(new Date("2026-12-03T08:00Z"));
    const later = await staff();
    expect((await later.post(`${page(over.bookingId)}/confirmation`)).status).toBe(409);
  });

  test("mark on the day's sheet who came, and take it back", async () => {
    const { bookingId } = await anAppointment(services, center, first());
    services.clock.set(new Date("2026-12-02T17:10Z"));
    const desk = await staff();
    const mark = `/staff/appointments/bookings/${bookingId}/presence`;
    const sheet = async () => (await desk.get("/staff/appointments/days/2026-12-02")).html;
    expect(await sheet()).toContain("Kept: Rosa Delgado");
    await desk.post(mark, { presence: "kept" });
    expect(await appointmentsIn(services, first())).toMatchObject([{ presence: "kept" }]);
    expect(await sheet()).toContain("1 kept so far");
    await desk.post(mark, { presence: "unknown" });
    expect(await appointmentsIn(services, first())).toMatchObject([{ presence: null }]);
  });

  test("cancel what is left of a day, and tell those who had a time", async () => {
    await anAppointment(services, center, first(), { email: "rosa@mail.example" });
    const desk = await staff();
    const page = "/staff/appointments/days/2026-12-02/cancellation";
    expect((await desk.get(page)).html).toContain("Cancel 3 times and tell 1 visitor");
    await desk.post(page, { reason: "Ana is ill." });
    expect((await visitor.get("/appointments")).html).toContain("No time is free now");
  });
});

describe("the walk-in queue", () => {
  test("gives a number, calls it, and shows it on the wall with nobody's name", async () => {
    const desk = await staff();
    const numbers = `/staff/queue/numbers?key=${services.ids.uuid()}`;
    const fields = { branchId: center.branchId, topic: "resume" };
    const answers = [await desk.post(numbers, fields), await desk.post(numbers, fields)];
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect((await desk.get(answers[0]?.location ?? "")).html).toContain("Number 1");
    const wall = async () => (await visitor.get(`/queue/${center.branchId}`)).html;
    expect(await wall()).toContain("1 person waits");
    await desk.post("/staff/queue/calls", { branchId: center.branchId, desk: "Desk 2", topic: "" });
    expect(await wall()).toContain("Desk 2");
    expect(await wall()).toContain("Nobody waits");
    const id = answers[0]?.location?.split("/").at(-1) ?? "";
    await desk.post(`/staff/queue/numbers/${id}/steps/serve`);
    expect(await wall()).toContain("No number is called right now.");
  });

  test("reads its screen anew by itself, unless that was stopped", async () => {
    const wall = `/queue/${center.branchId}`;
    expect((await visitor.get(wall)).headers.get("refresh")).toBe("10");
    expect((await visitor.get(`${wall}?still=yes`)).headers.get("refresh")).toBeNull();
  });

  test("has no screen for a branch of another center", async () => {
    const abroad = await aCenter(services);
    expect((await visitor.get(`/queue/${abroad.branchId}`)).status).toBe(404);
  });

  test("knows the steps that there are, and no others", async () => {
    const desk = await staff();
    const path = `/staff/queue/numbers/${services.ids.uuid()}/steps`;
    expect((await desk.post(`${path}/dance`)).status).toBe(404);
    expect((await desk.post(`${path}/call`)).status).toBe(404);
  });
});
