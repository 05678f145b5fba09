import { expect, test } from "vitest";
import type { DeskApi } from "~/app/desk/desk-api";
import type { DeskProps } from "~/app/desk/desk-props";
import { deskSession } from "~/app/desk/desk-session";
import type { DeskItem } from "~/app/desk/items";
import type { DeskChoices } from "~/app/domain/desk/choices";
import type { Sent } from "~/app/door/door-api";
import { memoryQueueStore } from "~/app/door/queue-store";
import { fakeDevice } from "../door/fake-device";

const choices: DeskChoices = { branchId: "b1", channel: "phone", minutes: null, language: "es" };
const answered = <Answer>(answer: Answer): Sent<Answer> => ({ outcome: "answered", answer });
const refused = (status: number): Sent<true> => ({
  outcome: "refused",
  status,
  code: "not-found",
  detail: "Gone.",
});

/** A desk whose server answers as the test says, and keeps what it was sent. */
function aDesk(entries: DeskProps["entries"] = []) {
  const device = fakeDevice();
  const store = memoryQueueStore<DeskItem>();
  const server = {
    isThere: true,
    isSignedIn: true,
    before: async () => {},
    sent: [] as DeskItem[],
    answer: (_item: DeskItem): Sent<true> => answered(true),
  };
  const say = (item: DeskItem) => {
    server.sent.push(item);
    return server.answer(item);
  };
  const whenThere = async <Answer>(answer: () => Sent<Answer>): Promise<Sent<Answer>> => {
    await server.before();
    if (!server.isThere) return { outcome: "no-connection" };
    return server.isSignedIn ? answer() : { outcome: "sign-in-required" };
  };
  const api: DeskApi = {
    send: (item) => whenThere(() => say(item)),
    sendBatch: (items) => whenThere(() => answered(items.map(say))),
  };
  const props: DeskProps = {
    ...{
      centerName: "Riverside",
      zone: "America/Los_Angeles",
      now: device.now(),
      formKey: "k1",
      maker: "ana",
    },
    branches: [{ id: "b1", name: "Central" }],
    categories: [
      { key: "search", name: "Job search" },
      { key: "resume", name: "Resume" },
    ],
    ...{ choices, entries, entryCount: entries.length },
  };
  const open = (isFromServer = true, more: Partial<DeskProps> = {}) =>
    deskSession({ ...props, ...more }, isFromServer, { api, device, store });
  return { device, store, server, open };
}

const kinds = (items: readonly DeskItem[]) =>
  items.map((item) => (item.kind === "undo" ? `undo ${item.undoes}` : `${item.category} ${item.scanId}`));

test("logs at once, with what is chosen, and says so", async () => {
  const { device, server, open } = aDesk();
  const session = open();
  session.log("resume", choices, true);
  expect(session.state()).toMatchObject({
    entryCount: 1,
    entries: [
      { id: "id-1", category: "Resume", detail: "Central, By phone, Spanish, Reference transaction" },
    ],
  });
  await device.pass(0);
  expect(session.state().said).toBe("Logged: Resume");
  expect(server.sent).toMatchObject([{ ...choices, kind: "inquiry", category: "resume", isReference: true }]);
  expect(session.state()).toMatchObject({ connection: "online", waitingCount: 0, waiting: new Set() });
});

test("says that an entry is logged, and that it waits here, once the device has kept it", async () => {
  const { device, server, store, open } = aDesk();
  server.isThere = false;
  const keep = store.put;
  let release = () => {};
  store.put = async (entry) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return keep(entry);
  };
  const session = open();
  await device.pass(0);
  session.log("resume", choices, false);
  await device.pass(0);
  expect(session.state()).toMatchObject({ said: "", waitingCount: 0, waiting: new Set(), entryCount: 1 });
  release();
  await device.pass(0);
  const waiting = new Set(["id-1"]);
  expect(session.state()).toMatchObject({ said: "Logged: Resume", waitingCount: 1, waiting });
});

test("asks once for each entry that this person may not send, and waits for a sign-in", async () => {
  const { device, server, open } = aDesk();
  server.answer = () => ({ outcome: "refused", status: 403, code: "not-allowed", detail: "No." });
  const session = open();
  session.log("resume", choices, false);
  await device.pass(0);
  session.log("search", choices, false);
  await device.pass(0);
  expect(kinds(server.sent)).toEqual(["resume id-1", "search id-2"]);
  expect(session.state()).toMatchObject({ connection: "signed-out", waitingCount: 2 });
});

test("an answer to what was sent before the network went does not say that it is back", async () => {
  const { device, server, open } = aDesk();
  let answerNow = () => {};
  const session = open();
  server.before = () =>
    new Promise((resolve) => {
      answerNow = resolve;
    });
  session.log("resume", choices, false);
  await device.pass(0);
  session.offline();
  answerNow();
  await device.pass(0);
  expect(session.state()).toMatchObject({ connection: "lost", waitingCount: 0 });
});

test("takes a second tap on one button within half a second for a slip, and one on another for itself", async () => {
  const { device, server, open } = aDesk();
  const session = open();
  session.log("resume", choices, false);
  await device.pass(499);
  session.log("resume", choices, false);
  session.log("search", choices, false);
  await device.pass(500);
  session.log("search", choices, false);
  await device.pass(0);
  expect(kinds(server.sent)).toEqual(["resume id-1", "search id-2", "search id-3"]);
});

test("goes on without a connection and sends all of it, each once, when there is one", async () => {
  const { device, server, open } = aDesk();
  const session = open();
  server.isThere = false;
  session.log("resume", choices, false);
  session.log("search", choices, false);
  await device.pass(0);
  expect(session.state()).toMatchObject({ connection: "lost", waitingCount: 2, entryCount: 2 });
  server.isThere = true;
  session.online();
  await device.pass(0);
  expect(kinds(server.sent)).toEqual(["resume id-1", "search id-2"]);
  expect(session.state()).toMatchObject({ connection: "online", waitingCount: 0, entryCount: 2 });
});

test("shows what waits when the page is opened again, and sends it", async () => {
  const { device, server, open } = aDesk();
  server.isThere = false;
  const first = open();
  first.log("resume", choices, false);
  first.log("search", choices, false);
  await device.pass(0);
  first.undo("id-2");
  await device.pass(0);
  first.stop();
  const second = open(false);
  await device.pass(0);
  expect(second.state()).toMatchObject({
    ...{ connection: "lost", waitingCount: 3, entryCount: 1 },
    entries: [{ id: "id-1", category: "Resume" }],
  });
  server.isThere = true;
  second.online();
  await device.pass(0);
  expect(kinds(server.sent)).toEqual(["resume id-1", "search id-2", "undo id-2"]);
  expect(second.state()).toMatchObject({ waitingCount: 0, entryCount: 1 });
});

test("shows an entry once that the server has and this device does not know of yet", async () => {
  const { device, server, open } = aDesk();
  server.isThere = false;
  const first = open();
  first.log("resume", choices, false);
  await device.pass(0);
  first.stop();
  const entry = { id: "id-1", at: device.now(), category: "Resume", detail: "Central" };
  const second = open(true, { entries: [entry], entryCount: 1 });
  await device.pass(0);
  expect(second.state()).toMatchObject({ entryCount: 1, entries: [{ id: "id-1" }] });
  expect(second.state().entries).toHaveLength(1);
});

test("takes an entry back, once", async () => {
  const entry = { id: "e1", at: new Date(), category: "Resume", detail: "Central" };
  const { device, server, store, open } = aDesk([entry]);
  const session = open();
  session.undo("e1");
  session.undo("e1");
  await device.pass(0);
  expect(kinds(server.sent)).toEqual(["undo e1"]);
  expect(session.state()).toMatchObject({ said: "Taken back: Resume", entryCount: 0, refused: [] });
  await device.pass(0);
  expect(await store.all()).toEqual([]);
});

test("keeps in sight what the server does not take, until somebody sends it again or has seen it", async () => {
  const { device, server, store, open } = aDesk();
  server.answer = () => refused(422);
  const session = open();
  session.log("resume", choices, false);
  await device.pass(0);
  expect(session.state()).toMatchObject({
    ...{ entryCount: 0, waitingCount: 0, entries: [] },
    refused: [{ scanId: "id-1", category: "Resume", detail: "Gone." }],
  });
  server.answer = () => answered(true);
  session.sendAgain("id-1");
  await device.pass(0);
  expect(kinds(server.sent)).toEqual(["resume id-1", "resume id-1"]);
  expect(session.state()).toMatchObject({ refused: [], waitingCount: 0 });
  expect(await store.all()).toEqual([]);
});

test("waits for a sign-in where nobody is signed in, and goes on logging", async () => {
  const { device, server, open } = aDesk();
  server.isSignedIn = false;
  const session = open();
  session.log("resume", choices, false);
  await device.pass(0);
  expect(session.state()).toMatchObject({ connection: "signed-out", waitingCount: 1 });
});

test("tells the time by the server's clock where the server made the page", async () => {
  const { device, server, open } = aDesk();
  const session = open(true, { now: new Date(device.now().getTime() + 3_600_000) });
  session.log("resume", choices, false);
  await device.pass(0);
  expect(server.sent[0]?.scannedAt).toEqual(new Date("2026-12-05T19:00:00Z"));
});

test("an entry says who was at the desk as it was made, also where another opens the page that sends it", async () => {
  const { device, server, open } = aDesk();
  server.isSignedIn = false;
  const ana = open();
  ana.log("resume", choices, false);
  await device.pass(0);
  expect(ana.state().connection).toBe("signed-out");
  ana.stop();
  server.isSignedIn = true;
  const ben = open(true, { maker: "ben" });
  ben.log("search", choices, false);
  await device.pass(0);
  const makers = server.sent.map((item) => (item.kind === "inquiry" ? `${item.category} ${item.maker}` : ""));
  expect(makers.sort()).toEqual(["resume ana", "search ben"]);
  expect(ben.state().waitingCount).toBe(0);
});

test("what another made and waits here is told apart from one's own", async () => {
  const { device, server, open } = aDesk();
  server.isThere = false;
  const ana = open();
  ana.log("resume", choices, false);
  await device.pass(0);
  ana.stop();
  const ben = open(true, { maker: "ben" });
  await device.pass(0);
  expect(ben.state().entries).toMatchObject([{ detail: "Central, By phone, Spanish, logged by another" }]);
  ben.stop();
  const again = open();
  await device.pass(0);
  expect(again.state().entries).toMatchObject([{ detail: "Central, By phone, Spanish" }]);
});

test("what its maker alone may take back is tried again once they are there", async () => {
  const { device, server, open } = aDesk([
    { id: "i1", at: new Date("2026-12-05T18:00:00Z"), category: "Resume", detail: "Central" },
  ]);
  server.isThere = false;
  const ana = open();
  ana.undo("i1");
  await device.pass(0);
  ana.stop();
  server.isThere = true;
  server.answer = () => ({ outcome: "refused", status: 403, code: "not-your-entry", detail: "Not yours." });
  const ben = open(true, { maker: "ben" });
  await device.pass(0);
  expect(ben.state().refused).toHaveLength(1);
  ben.stop();
  server.answer = () => answered(true);
  const again = open();
  await device.pass(0);
  expect(again.state()).toMatchObject({ refused: [], waitingCount: 0 });
  expect(kinds(server.sent)).toEqual(["undo i1", "undo i1"]);
});
