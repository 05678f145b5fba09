import { describe, expect, test } from "vitest";
import { doorSession } from "~/app/door/door-session";
import { type Answer, admitted, fakeApi, fakeStream, noConnection, signInRequired } from "./fake-api";
import { fakeDevice } from "./fake-device";

async function aDoor({ canOverride = false } = {}) {
  const device = fakeDevice();
  const { api, server, sent } = fakeApi();
  const stream = fakeStream();
  const signals: string[] = [];
  const session = doorSession(
    {
      eventId: "e1",
      zone: "America/Los_Angeles",
      counts: { registered: 9, admitted: 0, refused: 0 },
      actorLabel: "Ana",
      isPass: true,
      canOverride,
    },
    {
      api,
      stream: stream.open,
      store: null,
      seal: null,
      kept: null,
      device,
      signal: (tone) => signals.push(tone),
    },
  );
  session.name({ door: "Door B", device: "Phone 2" });
  stream.streams[0]?.opened();
  await device.pass(0);
  const verdict = () => session.state().verdict;
  const rows = () => session.state().recent.map(({ name, word }) => `${name}: ${word}`);
  const scan = async (code = "10000012") => {
    session.scan(code);
    await device.pass(0);
  };
  const ids = () => sent.map(({ item }) => item.scanId);
  return { device, server, sent, ids, session, signals, verdict, rows, scan, stream };
}

/** Answers scans by the list, and everything after it as admitted. */
const inTurn = (...answers: ((item: Parameters<typeof admitted>[0]) => Answer)[]) => {
  return async (item: Parameters<typeof admitted>[0]) => (answers.shift() ?? admitted)(item);
};
const cancelled = (item: Parameters<typeof admitted>[0]) => admitted(item, { outcome: "ticket-cancelled" });

describe("a scan", () => {
  test("gives its verdict on the screen, in the list and by a signal", async () => {
    const { verdict, rows, signals, scan } = await aDoor();
    await scan();
    expect(verdict()).toMatchObject({ tone: "admitted", word: "Come in", name: "Ana Ruiz" });
    expect([rows(), signals]).toEqual([["Ana Ruiz: Come in"], ["admitted"]]);
  });

  test("carries the door and the phone by the names they had at the time", async () => {
    const { sent, session, scan } = await aDoor();
    await scan();
    session.name({ door: "Door C", device: "Phone 2" });
    await scan();
    expect(sent.map(({ item }) => item)).toMatchObject([
      { door: "Door B" },
      { door: "Door C", device: "Phone 2" },
    ]);
  });

  test("counts as seen when its frame came", async () => {
    const { device, sent, session } = await aDoor();
    session.scan("x", { age: 120 });
    await device.pass(0);
    expect([sent[0]?.item.scannedAt, sent[0]?.verdictMs]).toEqual([
      new Date("2026-12-05T17:59:59.880Z"),
      120,
    ]);
  });

  test("is cut to the end of what was read where that is longer than the server reads", async () => {
    const { sent, scan } = await aDoor();
    await scan(`${"x".repeat(5_000)}END`);
    const item = sent[0]?.item;
    expect(item?.kind === "entry" && [item.code.length, item.code.endsWith("END")]).toEqual([4_096, true]);
  });

  test("takes the place of the verdict before it", async () => {
    const { server, verdict, scan } = await aDoor();
    server.answer = inTurn(cancelled);
    await scan();
    await scan();
    expect(verdict()).toMatchObject({ word: "Come in" });
  });

  test("keeps the last five in the list, newest first", async () => {
    const { server, session, scan } = await aDoor();
    server.answer = noConnection;
    for (const code of ["a", "b", "c", "d", "e", "f"]) await scan(code);
    const codes = session.state().recent.map(({ item }) => item.kind === "entry" && item.code);
    expect(codes).toEqual(["f", "e", "d", "c", "b"]);
  });
});

describe("the verdict", () => {
  test("leaves by itself when somebody was let in", async () => {
    const { verdict, device, scan } = await aDoor();
    await scan();
    await device.pass(2_199);
    expect(verdict()).not.toBeNull();
    await device.pass(1);
    expect(verdict()).toBeNull();
  });

  test("stays until somebody goes on when nobody was let in", async () => {
    const { server, session, verdict, device, scan } = await aDoor();
    server.answer = inTurn(cancelled);
    await scan();
    await device.pass(60_000);
    expect(verdict()).toMatchObject({ word: "Stop" });
    session.closeVerdict();
    expect(verdict()).toBeNull();
  });

  test("says that it is asking when the server takes its time", async () => {
    const { server, verdict, device, scan } = await aDoor();
    server.answer = () => new Promise(() => undefined);
    await scan();
    await device.pass(600);
    expect(verdict()).toMatchObject({ tone: "offline", word: "Wait" });
  });

  test("of an earlier scan does not cover that of a later one", async () => {
    const { server, sent, verdict, rows, device, scan } = await aDoor();
    let answerFirst = (_answer: Answer): void => {};
    const late = new Promise<Answer>((resolve) => {
      answerFirst = resolve;
    });
    server.answer = (item) => (item.scanId === "id-1" ? late : Promise.resolve(cancelled(item)));
    await scan();
    await scan();
    const [first] = sent;
    if (first) answerFirst(admitted(first.item));
    await device.pass(0);
    expect(verdict()).toMatchObject({ word: "Stop" });
    expect(rows()).toEqual(["Ana Ruiz: Stop", "Ana Ruiz: Come in"]);
  });
});

describe("without a connection", () => {
  test("a scan is kept in words and signal, and its verdict follows by itself", async () => {
    const { server, verdict, rows, signals, session, device, scan } = await aDoor();
    server.answer = noConnection;
    await scan();
    expect(verdict()).toMatchObject({ tone: "offline", word: "Kept", offers: { retry: true } });
    expect([rows(), signals]).toEqual([["1000 0012: Waiting to be sent"], ["offline"]]);
    expect(session.state()).toMatchObject({ connection: "lost", waiting: ["id-1"] });

    server.answer = async (item) => admitted(item);
    await device.pass(1_000);
    expect(verdict()).toMatchObject({ tone: "admitted" });
    expect([rows(), signals]).toEqual([["Ana Ruiz: Come in"], ["offline", "admitted"]]);
    expect(session.state()).toMatchObject({ connection: "online", waiting: [] });
  });

  test("a scan that was put aside does not come back over the screen", async () => {
    const { server, verdict, rows, session, device, scan } = await aDoor();
    server.answer = noConnection;
    await scan();
    session.closeVerdict();
    await device.pass(3_000);
    expect(verdict()).toBeNull();
    server.answer = async (item) => admitted(item);
    await device.pass(15_000);
    expect([verdict(), rows()]).toEqual([null, ["Ana Ruiz: Come in"]]);
  });

  test("trying again shows that it is asking", async () => {
    const { server, verdict, session, scan } = await aDoor();
    server.answer = noConnection;
    await scan();
    server.answer = () => new Promise(() => undefined);
    session.sendNow();
    expect(verdict()).toMatchObject({ word: "Wait" });
  });
});

describe("an ended sign-in", () => {
  test("keeps the scan and its id, and gives its verdict after the sign-in", async () => {
    const { server, ids, session, verdict, device, scan } = await aDoor();
    server.answer = signInRequired;
    server.counts = { outcome: "sign-in-required" };
    await scan();
    expect(session.state()).toMatchObject({ connection: "signed-out", waiting: ["id-1"], verdict: null });

    server.answer = async (item) => admitted(item);
    server.counts = { outcome: "answered", answer: { registered: 9, admitted: 0, refused: 0 } };
    await device.pass(4_000);
    expect(verdict()).toMatchObject({ word: "Come in" });
    expect([ids(), session.state().waiting]).toEqual([["id-1", "id-1"], []]);
  });

  test("is noticed by the stream where access is withdrawn", async () => {
    const { session, stream, server, device } = await aDoor();
    server.counts = { outcome: "sign-in-required" };
    stream.streams[0]?.ended();
    await device.pass(10_000);
    expect(session.state().connection).toBe("withdrawn");
  });

  test("is noticed by a search", async () => {
    const door = await aDoor();
    const { api } = fakeApi();
    api.search = async () => ({ outcome: "sign-in-required" });
    const session = doorSession(
      {
        eventId: "e1",
        zone: "UTC",
        counts: door.session.state().counts,
        actorLabel: "",
        isPass: false,
        canOverride: false,
      },
      {
        api,
        stream: fakeStream().open,
        store: null,
        seal: null,
        kept: null,
        device: fakeDevice(),
        signal: () => undefined,
      },
    );
    await session.search("ana");
    expect(session.state().connection).toBe("signed-out");
  });
});

describe("undo", () => {
  test("takes back a scan that let somebody in, by a scan of its own", async () => {
    const { sent, session, rows, device, scan } = await aDoor();
    await scan();
    session.undo("id-1");
    expect(rows()).toEqual(["Ana Ruiz: Taking back"]);
    await device.pass(0);
    expect(sent[1]?.item).toMatchObject({ kind: "undo", scanId: "id-2", undoes: "id-1" });
    expect(rows()).toEqual(["Ana Ruiz: Taken back"]);
  });

  test("is offered once, and not for a scan that let nobody in", async () => {
    const { server, sent, session, device, scan } = await aDoor();
    server.answer = inTurn(cancelled);
    await scan();
    session.undo("id-1");
    await scan();
    for (let times = 0; times < 2; times++) session.undo("id-2");
    await device.pass(0);
    expect(sent.map(({ item }) => item.kind)).toEqual(["entry", "entry", "undo"]);
  });

  test("that is refused says why and is offered again", async () => {
    const { server, session, verdict, device, scan } = await aDoor();
    await scan();
    server.answer = async () => ({ outcome: "refused", status: 403, code: "too-late-to-undo", detail: "" });
    session.undo("id-1");
    await device.pass(0);
    expect(verdict()).toMatchObject({ word: "Stop", detail: expect.stringContaining("ten minutes") });
    expect(session.state().recent[0]?.undo).toBe("offered");
  });
});

describe("letting in anyway", () => {
  test("is a scan of its own with the same code, marked as the decision of the staff", async () => {
    const { server, sent, session, verdict, device, scan } = await aDoor({ canOverride: true });
    server.answer = inTurn(cancelled);
    await scan();
    expect(verdict()?.offers.override).toBe(true);
    session.letInAnyway("id-1");
    await device.pass(0);
    expect(sent[1]?.item).toMatchObject({ scanId: "id-2", code: "10000012", override: true });
  });

  test("lets in a walk-in outside the doors' hours", async () => {
    const { server, sent, session, device } = await aDoor({ canOverride: true });
    server.answer = inTurn((item) => admitted(item, { outcome: "door-closed" }));
    session.walkIn({ name: "Li Wei", language: "zh-Hant" });
    await device.pass(0);
    session.letInAnyway("id-1");
    await device.pass(0);
    expect(sent[1]?.item).toMatchObject({ kind: "walk-in", scanId: "id-2", name: "Li Wei", override: true });
  });

  test("is not offered to the door", async () => {
    const { server, verdict, scan } = await aDoor();
    server.answer = inTurn(cancelled);
    await scan();
    expect(verdict()?.offers.override).toBe(false);
  });
});

describe("a walk-in", () => {
  const nameless = (item: Parameters<typeof admitted>[0]): Answer => {
    const reply = { scanId: item.scanId, outcome: "admitted", at: item.scannedAt, people: 1 } as const;
    return { outcome: "answered", answer: { ...reply, flags: [] } };
  };

  test("counts by one tap, without a name", async () => {
    const { server, sent, session, verdict, device } = await aDoor();
    server.answer = inTurn(nameless);
    session.walkIn(null);
    await device.pass(0);
    expect(sent[0]?.item).toMatchObject({ kind: "walk-in", name: null, door: "Door B" });
    expect(verdict()).toMatchObject({ word: "Come in", name: "Walk-in", detail: "One walk-in was counted." });
  });

  test("counts one for a double tap, and two for two taps", async () => {
    const { sent, session, device } = await aDoor();
    session.walkIn(null);
    await device.pass(699);
    session.walkIn(null);
    expect(sent).toHaveLength(1);
    await device.pass(1);
    session.walkIn(null);
    await device.pass(0);
    expect(sent).toHaveLength(2);
  });

  test("without a name counts right after one with a name", async () => {
    const { sent, session, device } = await aDoor();
    session.walkIn({ name: "Li Wei", language: "en" });
    session.walkIn(null);
    await device.pass(0);
    expect(sent).toHaveLength(2);
  });

  test("by name shows the name, and can be undone", async () => {
    const { server, session, rows, verdict, device } = await aDoor();
    server.answer = inTurn(nameless);
    session.walkIn({ name: "Li Wei", language: "zh-Hant" });
    await device.pass(0);
    expect([rows(), verdict()?.offers.undo]).toEqual([["Li Wei: Come in"], true]);
  });
});

describe("what the server will not take", () => {
  test("stays in sight with the reason until somebody has seen it", async () => {
    const { server, session, verdict, rows, scan } = await aDoor();
    server.answer = async () => ({ outcome: "refused", status: 409, code: "scan-id-reused", detail: "" });
    await scan();
    expect(verdict()).toMatchObject({ tone: "refused", word: "Stop" });
    expect([rows(), session.state().refused.map(({ scanId }) => scanId)]).toEqual([
      ["1000 0012: Not stored"],
      ["id-1"],
    ]);
    session.putAside("id-1");
    expect(session.state().refused).toEqual([]);
  });
});

test("a phone whose clock is wrong is told so", async () => {
  const { server, session, scan } = await aDoor();
  server.answer = async (item) => admitted(item, { flags: ["clock-ahead"] });
  await scan();
  expect(session.state().clockIsWrong).toBe(true);
});
