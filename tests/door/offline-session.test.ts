import { describe, expect, test } from "vitest";
import type { ToSend } from "~/app/door/items";
import type { RosterData } from "~/app/door/roster-data";
import { aDoor, aStore, quiet } from "./a-door";
import { aCode, aTicket } from "./a-roster";
import { type Answer, admitted } from "./fake-api";

describe("without a connection", () => {
  test("the list on the phone answers at once, and the verdict says that it is offline", async () => {
    const { scan, state } = await aDoor();
    await scan(aCode(2));
    expect(state().verdict).toMatchObject({ word: "Come in", name: "Rosa C.", isOffline: true });
    expect(state()).toMatchObject({ connection: "lost", ahead: 1, waiting: ["id-1"] });
  });

  test("what was told is kept with the scan before it is shown, and goes with it to the server", async () => {
    const { scan, reconnect, sent } = await aDoor();
    await scan(aCode(2));
    await scan(aCode(2));
    await reconnect();
    const told = sent.flatMap(({ item }) => ("told" in item && item.told ? [item.told.outcome] : []));
    expect(told).toContain("admitted");
    expect(told).toContain("already-admitted");
  });

  test("everything is sent by itself once the connection is back, and nothing waits then", async () => {
    const { scan, session, reconnect, state, batches, device } = await aDoor();
    await scan(aCode(2));
    session.walkIn(null);
    await quiet(device);
    session.tally("staff", 2);
    await quiet(device);
    expect(state().waiting).toHaveLength(3);
    await reconnect();
    expect(batches.flat()).toEqual(expect.arrayContaining(["id-1", "id-2", "id-3"]));
    expect(state()).toMatchObject({ waiting: [], ahead: 0, connection: "online" });
  });

  test("a party comes in whole, and fewer of it where the volunteer says so", async () => {
    const { scan, session, state, device } = await aDoor();
    await scan(aCode(1));
    expect(state().verdict).toMatchObject({ people: 3, count: "3 people" });
    session.fewer("id-1", 2);
    await quiet(device);
    expect(state()).toMatchObject({ ahead: 2, verdict: { word: "Come in", people: 2 } });
    await scan(aCode(1));
    expect(state()).toMatchObject({ ahead: 3, verdict: { word: "Come in", people: 1 } });
  });

  test("whoever came in can be shown the interview times that the list has, nobody else", async () => {
    const cancelled = aTicket(3, { status: "cancelled" });
    const next = new Date("2026-12-05T18:40:00Z");
    const interviews = [{ employer: "Harborline", free: 3, next, place: "Table 4" }];
    const { scan, state } = await aDoor({ roster: { interviews, tickets: [aTicket(2), cancelled] } });
    expect(state().interviews).toEqual(interviews);
    await scan(aCode(2));
    expect(state().verdict).toMatchObject({ word: "Come in", offers: { interviews: true } });
    await scan(aCode(2));
    expect(state().verdict).toMatchObject({ word: "Already in", offers: { interviews: false } });
    await scan(aCode(3));
    expect(state().verdict).toMatchObject({ word: "Stop", offers: { interviews: false } });
    const none = await aDoor();
    await none.scan(aCode(2));
    expect(none.state().verdict).toMatchObject({ word: "Come in", offers: { interviews: false } });
  });

  test("an undo counts at once, and is sent behind its scan", async () => {
    const { scan, session, state, device, reconnect, batches } = await aDoor();
    await scan(aCode(2));
    session.undo("id-1");
    await quiet(device);
    expect(state().recent[0]).toMatchObject({ word: "Taken back" });
    expect(state().ahead).toBe(0);
    await scan(aCode(2));
    expect(state().verdict).toMatchObject({ word: "Come in" });
    await reconnect();
    const order = batches.flat();
    expect(order.indexOf("id-2")).toBeGreaterThan(order.indexOf("id-1"));
  });

  test("a code that is newer than the list is the volunteer's decision, and both are kept", async () => {
    const { scan, session, state, device } = await aDoor();
    await scan(aCode(7));
    expect(state().verdict).toMatchObject({ word: "Not on this list yet", offers: { letIn: true } });
    session.letInUnlisted("id-1");
    await quiet(device);
    expect(state().verdict).toMatchObject({ word: "Come in", isOffline: true });
    expect(state().waiting).toEqual(["id-1", "id-2"]);
  });

  test("staff may let in whom the list refuses, volunteers may not", async () => {
    const cancelled = { tickets: [aTicket(2, { status: "cancelled" })] };
    const volunteer = await aDoor({ roster: cancelled });
    await volunteer.scan(aCode(2));
    expect(volunteer.state().verdict).toMatchObject({ word: "Stop", offers: { override: false } });
    const staff = await aDoor({ roster: cancelled, canOverride: true });
    await staff.scan(aCode(2));
    staff.session.letInAnyway("id-1");
    await quiet(staff.device);
    expect(staff.state().verdict).toMatchObject({ word: "Come in" });
  });

  test("the list leaves an open page by itself once it may not be kept any longer", async () => {
    const { store, lists } = aStore();
    const { device, session, state, scan } = await aDoor({ store });
    lists.set("e1", "kept");
    const oneDayAfter = Date.parse("2026-12-06T22:00:00Z") - device.now().getTime();
    await device.pass(oneDayAfter - 1_000);
    expect([state().roster !== null, lists.has("e1")]).toEqual([true, true]);
    await device.pass(3_000);
    await quiet(device);
    expect([state().roster, lists.has("e1")]).toEqual([null, false]);
    await scan(aCode(1));
    expect(state().verdict?.word).not.toBe("Come in");
    session.stop();
  });

  test("people are found on the list", async () => {
    const { session } = await aDoor();
    const found = await session.search("rosa");
    expect(found).toMatchObject({ outcome: "answered", answer: [{ name: "Rosa B." }, { name: "Rosa C." }] });
  });

  test("the room is counted on by what happens here", async () => {
    const { scan, state } = await aDoor({
      roster: { room: { inside: 10, postedLoad: 40 }, exitScanning: true },
    });
    await scan(aCode(1));
    expect(state().room).toEqual({ inside: 13, postedLoad: 40 });
    await scan(aCode(1), "exit");
    expect(state()).toMatchObject({ room: { inside: 10, postedLoad: 40 }, verdict: { word: "Left" } });
  });

  test("without a list on the phone a scan waits for the server", async () => {
    const { session, scan, state } = await aDoor();
    await session.forget();
    await scan(aCode(2));
    expect(state().verdict).toMatchObject({ word: "Kept" });
    expect(state().roster).toBeNull();
  });
});

describe("a server that is slow", () => {
  const never = () => new Promise<Answer>(() => {});

  test("is not waited for longer than a second and a half: the list answers, and the server is told what", async () => {
    const { server, device, scan, state, session } = await aDoor({ isOnline: true });
    server.answer = never;
    await scan(aCode(2));
    await device.pass(1_499);
    await quiet(device);
    expect(state().verdict).toMatchObject({ word: "Wait" });
    await device.pass(1);
    await quiet(device);
    expect(state().verdict).toMatchObject({ word: "Come in", isOffline: true });
    session.stop();
  });

  /** Answers the first scan late, as the test says, after the phone has told its own verdict. */
  async function answeredLate(change: Parameters<typeof admitted>[1], roster: Partial<RosterData> = {}) {
    const door = await aDoor({ isOnline: true, roster });
    let answer: (value: Answer) => void = () => {};
    let first: ToSend | null = null;
    door.server.answer = (item) => {
      if (first !== null) return Promise.resolve(admitted(item));
      first = item;
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    await door.scan(aCode(2));
    await door.device.pass(1_500);
    await quiet(door.device);
    if (first !== null) answer(admitted(first, change));
    await quiet(door.device);
    return door;
  }

  test("that admits as the phone did leaves nothing to do", async () => {
    const { sent, state } = await answeredLate({});
    expect(sent).toHaveLength(1);
    expect(state().waiting).toEqual([]);
  });

  test("that refused whom the phone let in is told so by a scan of its own, for staff to see", async () => {
    const { sent } = await answeredLate({ outcome: "already-admitted" });
    expect(sent[1]?.item).toMatchObject({ kind: "entry", told: { outcome: "admitted" } });
    expect(sent[1]?.item.scanId).not.toBe(sent[0]?.item.scanId);
  });

  test("that let in whom the phone sent away takes that back", async () => {
    const { sent } = await answeredLate({}, { tickets: [aTicket(2, { status: "cancelled" })] });
    expect(sent[1]?.item).toMatchObject({ kind: "undo", undoes: "id-1" });
  });
});
