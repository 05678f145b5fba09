import { describe, expect, test } from "vitest";
import type { TrailStep } from "~/app/domain/events/trail";
import {
  canWrite,
  countUnread,
  type ThreadMessage,
  threadEntries,
  threadWait,
} from "~/app/domain/threads/thread";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 20, minute));
const message = (
  minute: number,
  side: ThreadMessage["side"],
  more: Partial<ThreadMessage> = {},
): ThreadMessage => ({
  id: `${side}-${minute}`,
  side,
  text: "Hello",
  at: at(minute),
  asksAnswer: true,
  ...more,
});
const none: ReadonlySet<string> = new Set();

describe("a thread", () => {
  const step = (minute: number, reason: string | null, isOwn = false): TrailStep => ({
    ...{ kind: "step", to: "needs-info", isAgain: false, at: at(minute), isOwn, reason },
  });

  test("has the words of steps between the messages, by time", () => {
    const entries = threadEntries([message(1, "employer"), message(5, "staff")], [step(3, "Which shift?")]);
    expect(entries.map((entry) => (entry.kind === "step" ? entry.text : entry.message.id))).toEqual([
      "employer-1",
      "Which shift?",
      "staff-5",
    ]);
    expect(entries[1]).toMatchObject({ side: "staff", to: "needs-info" });
  });

  test("leaves out steps without words, and edits", () => {
    const edit: TrailStep = { kind: "edit", fields: ["title"], at: at(1), isOwn: false, reason: "x" };
    expect(threadEntries([], [step(1, null), edit])).toEqual([]);
  });

  test("says which side took a step", () => {
    expect(threadEntries([], [step(1, "The day shift.", true)])).toMatchObject([{ side: "employer" }]);
  });

  test("has a step before a message of the same instant", () => {
    expect(threadEntries([message(1, "staff")], [step(1, "x")]).map(({ kind }) => kind)).toEqual([
      "step",
      "message",
    ]);
  });
});

describe("unread messages", () => {
  const messages = [message(1, "employer"), message(2, "staff"), message(3, "employer")];

  test("are those of the other side after what was seen", () => {
    expect(countUnread(messages, "staff", at(1))).toBe(1);
    expect(countUnread(messages, "employer", at(1))).toBe(1);
    expect(countUnread(messages, "staff", at(3))).toBe(0);
  });

  test("are all of the other side for whoever never looked", () => {
    expect(countUnread(messages, "staff", null)).toBe(2);
  });
});

describe("a thread waits", () => {
  test("for nobody while it is empty", () => {
    expect(threadWait([], none)).toBeNull();
  });

  test("for staff since an employer's only message", () => {
    expect(threadWait([message(1, "employer")], none)).toEqual({ waitsFor: "staff", since: at(1) });
  });

  test("for staff since the first message that they left without an answer", () => {
    const messages = [message(1, "staff"), message(2, "employer"), message(4, "employer")];
    expect(threadWait(messages, none)).toEqual({ waitsFor: "staff", since: at(2) });
  });

  test("for the employer where staff ask for an answer, and for nobody where they do not", () => {
    expect(threadWait([message(1, "employer"), message(2, "staff")], none)).toEqual({
      waitsFor: "employer",
      since: at(2),
    });
    expect(threadWait([message(1, "employer"), message(2, "staff", { asksAnswer: false })], none)).toBeNull();
  });

  test("for the employer since the question, whatever staff added", () => {
    const messages = [message(1, "staff"), message(2, "staff", { asksAnswer: false })];
    expect(threadWait(messages, none)).toEqual({ waitsFor: "employer", since: at(1) });
  });

  test("for nobody once staff noted that the last word needs no answer", () => {
    expect(threadWait([message(1, "employer")], new Set(["employer-1"]))).toBeNull();
  });

  test("again once another message follows, since that one", () => {
    const messages = [message(1, "employer"), message(3, "employer")];
    expect(threadWait(messages, new Set(["employer-1"]))).toEqual({ waitsFor: "staff", since: at(3) });
  });
});

describe("writing", () => {
  test.each([
    ["an employer about what it sent", "employer", "submitted", false, true],
    ["an employer about its own draft", "employer", "draft", false, false],
    ["an employer about what was declined", "employer", "declined", false, true],
    ["staff about an employer's draft", "staff", "draft", false, false],
    ["an employer about a draft of staff", "employer", "draft", true, false],
    ["staff about a draft of their own", "staff", "draft", true, true],
    ["staff about a request", "staff", "needs-info", false, true],
  ] as const)("%s", (_rule, side, status, madeByStaff, can) => {
    expect(canWrite(side, { status, madeByStaff })).toBe(can);
  });
});
