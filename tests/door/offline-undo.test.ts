import { describe, expect, test } from "vitest";
import { doorApi } from "~/app/door/door-api";
import { aDoor, aStore, quiet } from "./a-door";
import { aCode, aRoster, aTicket } from "./a-roster";
import { admitted, refusedAs } from "./fake-api";

/** Party 1 came in with a connection, the list knows of it, and the signal is gone. */
async function aListedAdmission(store = aStore().store) {
  const door = await aDoor({ isOnline: true, store });
  door.server.answer = async (item) => admitted(item, { people: 3 });
  await door.scan(aCode(1));
  const inside = { partySize: 3, inside: 3, admittedAt: door.device.now(), door: "North" };
  door.server.roster = async () => ({
    outcome: "answered",
    answer: {
      roster: aRoster([aTicket(1, inside), aTicket(2)], {
        exitScanning: true,
        room: { inside: 3, postedLoad: 40 },
      }),
      isWhole: true,
      now: door.device.now(),
    },
  });
  await door.device.pass(30_000);
  await door.loseSignal();
  return door;
}

describe("without a connection, an admission that the list knows of", () => {
  test("is taken back, and the ticket lets in again", async () => {
    const { session, scan, state, device } = await aListedAdmission();
    session.undo("id-1");
    await quiet(device);
    expect(state()).toMatchObject({ room: { inside: 0 }, ahead: -3 });
    await scan(aCode(1));
    expect(state()).toMatchObject({ verdict: { word: "Come in", people: 3 }, room: { inside: 3 } });
  });

  test("is made smaller", async () => {
    const { session, state, device } = await aListedAdmission();
    session.fewer("id-1", 2);
    await quiet(device);
    expect(state()).toMatchObject({ verdict: { word: "Come in", people: 2 }, room: { inside: 2 } });
  });

  test("stays taken back after a reload", async () => {
    const { store, queue } = aStore();
    const before = await aListedAdmission(store);
    before.session.undo("id-1");
    await quiet(before.device);
    before.session.stop();
    expect((await queue.all()).map(({ item }) => item.kind)).toEqual(["undo"]);
    const inside = { partySize: 3, inside: 3, admittedAt: before.device.now(), door: "North" };
    const after = await aDoor({ roster: { tickets: [aTicket(1, inside)] }, store: aStore(queue).store });
    await after.scan(aCode(1));
    expect(after.state().verdict).toMatchObject({ word: "Come in", people: 3 });
  });
});

test("an undo tells the server no more than what it takes back", async () => {
  const bodies: unknown[] = [];
  const fetcher: typeof fetch = async (_input, init) => {
    bodies.push(typeof init?.body === "string" ? JSON.parse(init.body) : null);
    return Response.json({ items: [] });
  };
  const was = { outcome: "admitted", people: 3, ticketId: "ticket-1" } as const;
  const scannedAt = new Date("2026-12-05T18:00:00Z");
  await doorApi("e1", fetcher).send(
    { kind: "undo", scanId: "u", undoes: "a", scannedAt, clockOffsetMs: 0, was },
    0,
  );
  expect(bodies).toEqual([
    [{ kind: "undo", scanId: "u", undoes: "a", scannedAt: "2026-12-05T18:00:00.000Z", clockOffsetMs: 0 }],
  ]);
});

describe("an undo that the server refuses", () => {
  async function aRefusedUndo(tapNext = false) {
    const door = await aDoor();
    await door.scan(aCode(2));
    door.session.undo("id-1");
    await quiet(door.device);
    door.server.answer = async (item) =>
      item.kind === "undo" ? refusedAs(403, "too-late-to-undo")() : admitted(item);
    door.server.counts = { outcome: "answered", answer: { registered: 4, admitted: 0, refused: 0 } };
    if (tapNext) await door.scan(aCode(1));
    door.session.lookAgain();
    await quiet(door.device);
    await door.device.pass(5_000);
    await quiet(door.device);
    return door;
  }

  test("is listed with its reason, and the row reads as before", async () => {
    const { state } = await aRefusedUndo();
    expect(state()).toMatchObject({
      waiting: [],
      refused: [{ scanId: "id-2", sentence: expect.stringContaining("ten minutes") }],
      recent: [{ word: "Come in", tone: "admitted", undo: "offered" }],
    });
  });

  test("leaves the ticket in on the list too", async () => {
    const { state, scan, loseSignal } = await aRefusedUndo();
    await loseSignal();
    await scan(aCode(2));
    expect(state().verdict).toMatchObject({ word: "Already in" });
  });

  test("does not take the screen from the next visitor", async () => {
    const { state } = await aRefusedUndo(true);
    expect(state().current === null || state().current === "id-3").toBe(true);
    expect(state().verdict?.word).not.toBe("Stop");
  });
});
