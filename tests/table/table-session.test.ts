import { expect, test } from "vitest";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import type { Sent } from "~/app/door/door-api";
import { memoryQueueStore } from "~/app/door/queue-store";
import type { VisitToSend } from "~/app/table/items";
import type { TableApi, TableNow, VisitReply } from "~/app/table/table-api";
import { tableSession } from "~/app/table/table-session";
import { fakeDevice } from "../door/fake-device";

const counts = { registered: 9, arrived: 4, shared: 0, named: 0, counted: 0 };
const ticket = shortCodeOf(1_234_567);
const closesAt = new Date("2026-12-05T20:00:00Z");
const asked: VisitReply = { answer: null, notShared: null, contact: null };
const ana: VisitReply = { answer: "shared", notShared: null, contact: { id: "c1", name: "Ana Ruiz" } };
const answered = <Answer>(answer: Answer): Sent<Answer> => ({ outcome: "answered", answer });

/** A table whose server answers as the test says. */
function aTable() {
  const device = fakeDevice();
  const store = memoryQueueStore<VisitToSend>();
  const server = {
    isThere: true,
    isSignedIn: true,
    now: (): TableNow => ({ isOpen: true, closesAt, now: device.now(), counts }),
    put: (given: unknown): Sent<VisitReply> => answered(given === null ? asked : ana),
    visit: asked,
    late: (_item: VisitToSend): Sent<VisitReply> => answered(ana),
    batches: [] as VisitToSend[][],
    notes: [] as unknown[],
  };
  const say = async <Answer>(answer: () => Sent<Answer>): Promise<Sent<Answer>> => {
    if (!server.isThere) return { outcome: "no-connection" };
    return server.isSignedIn ? answer() : { outcome: "sign-in-required", isOver: true };
  };
  const sendBatch = (items: readonly VisitToSend[]) =>
    say(() => {
      server.batches.push([...items]);
      return answered(items.map(server.late));
    });
  const api: TableApi = {
    now: () => say(() => answered(server.now())),
    put: (_id, _code, given) => say(() => server.put(given)),
    visit: () => say(() => answered(server.visit)),
    contacts: () =>
      say(() =>
        answered([{ id: "c1", name: "Ana Ruiz", level: "contact", note: { rating: null, text: null } }]),
      ),
    note: (id, note) =>
      say(() => {
        server.notes.push([id, note]);
        return answered(true as const);
      }),
    async send(item) {
      const sent = await sendBatch([item]);
      return sent.outcome === "answered" ? (sent.answer[0] ?? { outcome: "no-connection" }) : sent;
    },
    sendBatch,
  };
  const open = () => tableSession({ closesAt, isOpen: true, counts }, { api, device, store });
  return { device, store, server, open };
}

test("shows who shares by the number that was typed, and forgets the visitor with the next one", async () => {
  const { device, open } = aTable();
  const session = open();
  await device.pass(0);
  session.take(ticket);
  await device.pass(0);
  session.answer("shared", "04 12", "en");
  await device.pass(0);
  expect(session.state().outcome).toMatchObject({ answer: "shared", contact: { name: "Ana Ruiz" } });
  session.next();
  expect(session.state()).toMatchObject({ visit: null, outcome: null });
});

test("sends no answer that shares without four digits", async () => {
  const { device, server, open } = aTable();
  const session = open();
  await device.pass(0);
  session.take(ticket);
  await device.pass(0);
  server.put = () => {
    throw new Error("sent");
  };
  session.answer("named", "12", "en");
  expect(session.state().visit?.trouble).toBe("missing");
});

test("asks for the number again where it differs, with a connection", async () => {
  const { device, server, open } = aTable();
  const session = open();
  await device.pass(0);
  session.take(ticket);
  await device.pass(0);
  server.put = () => ({ outcome: "refused", status: 422, code: "values-not-accepted", detail: "" });
  session.answer("shared", "0413", "en");
  await device.pass(0);
  expect(session.state().visit?.trouble).toBe("differs");
});

test.each([
  ["numbers-used-up", "usedUp"],
  ["own-page-only", "ownPage"],
])("says why nothing is shared: %s", async (code, trouble) => {
  const { device, server, open } = aTable();
  const session = open();
  await device.pass(0);
  session.take(ticket);
  await device.pass(0);
  server.put = () => ({ outcome: "refused", status: 409, code, detail: "" });
  session.answer("shared", "0412", "en");
  await device.pass(0);
  expect(session.state().visit?.trouble).toBe(trouble);
});

test("takes no code that is no ticket, and asks nobody by one that the server does not know", async () => {
  const { device, server, open } = aTable();
  const session = open();
  await device.pass(0);
  session.take("hello");
  expect(session.state()).toMatchObject({ visit: null, trouble: "unknown-ticket" });
  server.put = () => ({ outcome: "refused", status: 422, code: "values-not-accepted", detail: "" });
  session.take(ticket);
  await device.pass(0);
  expect(session.state()).toMatchObject({ visit: null, trouble: "unknown-ticket" });
});

test("keeps an answer without a connection, with its number and a note, and sends it once under one id", async () => {
  const { device, server, store, open } = aTable();
  const session = open();
  await device.pass(0);
  server.isThere = false;
  session.take(ticket);
  await device.pass(0);
  session.answer("shared", "0412", "es");
  session.noteOutcome({ rating: "yes", text: null });
  await device.pass(0);
  expect(session.state()).toMatchObject({ connection: "lost", waiting: 1, outcome: { isKept: true } });
  expect(await store.all()).toMatchObject([{ item: { number: "0412", note: { rating: "yes" } } }]);
  server.isThere = true;
  await device.pass(60_000);
  expect(server.batches.flat().map(({ code, language }) => [code, language])).toEqual([[ticket, "es"]]);
  expect(session.state()).toMatchObject({ connection: "online", waiting: 0 });
  expect(session.state().outcome).toMatchObject({ isKept: false, contact: { name: "Ana Ruiz" } });
  expect(await store.all()).toEqual([]);
});

test("says once it learns that a number did not fit", async () => {
  const { device, server, open } = aTable();
  const session = open();
  await device.pass(0);
  server.isThere = false;
  session.take(ticket);
  await device.pass(0);
  session.answer("shared", "0413", "en");
  await device.pass(0);
  session.next();
  server.late = () => answered({ answer: "counted", notShared: "number-differs", contact: null });
  server.isThere = true;
  await device.pass(60_000);
  expect(session.state().told).toMatchObject([{ reason: "number-differs" }]);
});

test("keeps in sight what the server does not take, over a reload too, and sends it again on request", async () => {
  const { device, server, open } = aTable();
  const first = open();
  await device.pass(0);
  server.isThere = false;
  first.take(ticket);
  await device.pass(0);
  first.answer("counted", "", "en");
  await device.pass(0);
  server.late = () => ({ outcome: "refused", status: 422, code: "values-not-accepted", detail: "" });
  server.isThere = true;
  await device.pass(60_000);
  first.stop();
  const session = open();
  await device.pass(0);
  expect(session.state()).toMatchObject({ waiting: 0, refused: [{ code: "values-not-accepted" }] });
  server.late = () => answered({ answer: "counted", notShared: null, contact: null });
  session.sendAgain(session.state().refused[0]?.scanId ?? "");
  await device.pass(1_000);
  expect(session.state()).toMatchObject({ waiting: 0, refused: [] });
});

test("learns what the visitor chose on their own page", async () => {
  const { device, server, open } = aTable();
  const session = open();
  await device.pass(0);
  session.take(ticket);
  await device.pass(0);
  server.visit = { answer: "named", notShared: null, contact: null };
  await device.pass(5_000);
  expect(session.state()).toMatchObject({ visit: null, outcome: { answer: "named" } });
});

test.each([
  ["the server says so", (at: ReturnType<typeof aTable>) => void (at.server.isSignedIn = false), 20_000],
  [
    "its hours are over, without a connection too",
    (at: ReturnType<typeof aTable>) => void (at.server.isThere = false),
    2 * 3_600_000,
  ],
])("names nobody once the pass has ended: %s", async (_how, end, after) => {
  const table = aTable();
  const { device, open } = table;
  const session = open();
  await device.pass(0);
  session.take(ticket);
  await device.pass(0);
  session.answer("shared", "0412", "en");
  session.loadContacts();
  await device.pass(0);
  expect(JSON.stringify(session.state())).toContain("Ana Ruiz");
  end(table);
  await device.pass(after);
  expect(session.state().connection).toBe("over");
  expect(JSON.stringify(session.state())).not.toContain("Ana Ruiz");
});
