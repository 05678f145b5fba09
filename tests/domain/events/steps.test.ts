import { describe, expect, test } from "vitest";
import { type EventStatus, eventStatuses } from "~/app/domain/events/event";
import { canBeCopied, type Side, type StepMail, stepsFrom, takeStep } from "~/app/domain/events/steps";

type Row = [rule: string, from: EventStatus | null, to: EventStatus, by: Side, mailTo: StepMail | null];

const withoutReason: Row[] = [
  ["an employer begins a draft and nobody is told", null, "draft", "employer", null],
  ["staff begin a draft and nobody is told", null, "draft", "staff", null],
  ["an employer submits a draft and staff are told", "draft", "submitted", "employer", "staff"],
  [
    "an employer submits again what needed more, and staff are told",
    "needs-info",
    "submitted",
    "employer",
    "staff",
  ],
  ["staff approve what was submitted and the employer is told", "submitted", "approved", "staff", "employer"],
  ["staff publish what is approved and the employer is told", "approved", "published", "staff", "employer"],
  ["an employer withdraws a draft and the other side is told", "draft", "cancelled", "employer", "other"],
  ["staff withdraw a draft and the other side is told", "draft", "cancelled", "staff", "other"],
  [
    "an employer withdraws a request and the other side is told",
    "submitted",
    "cancelled",
    "employer",
    "other",
  ],
  ["staff withdraw a request and the other side is told", "submitted", "cancelled", "staff", "other"],
  [
    "an employer withdraws what needs more, and the other side is told",
    "needs-info",
    "cancelled",
    "employer",
    "other",
  ],
  ["staff withdraw what needs more, and the other side is told", "needs-info", "cancelled", "staff", "other"],
  ["staff close a published event and nobody is told", "published", "closed", "staff", null],
];

const withReason: Row[] = [
  ["staff ask for more and the employer is told why", "submitted", "needs-info", "staff", "employer"],
  ["staff decline and the employer is told why", "submitted", "declined", "staff", "employer"],
  [
    "staff postpone a published event and all are told why",
    "published",
    "published",
    "staff",
    "registered-and-employer",
  ],
  [
    "staff cancel an approved event and all are told why",
    "approved",
    "cancelled",
    "staff",
    "registered-and-employer",
  ],
  [
    "staff cancel a published event and all are told why",
    "published",
    "cancelled",
    "staff",
    "registered-and-employer",
  ],
];

const byEmployer = { madeByStaff: false };

describe("takeStep", () => {
  test.each(withoutReason)("%s", (_rule, status, to, by, mailTo) => {
    expect(takeStep({ status, ...byEmployer }, to, by, null)).toEqual({ outcome: "allowed", mailTo });
  });

  test.each(withReason)("%s", (_rule, status, to, by, mailTo) => {
    expect(takeStep({ status, ...byEmployer }, to, by, "The room flooded")).toEqual({
      outcome: "allowed",
      mailTo,
    });
  });

  test.each(withReason)("without a reason it is not so that %s", (_rule, status, to, by) => {
    const refused = { outcome: "refused", reason: "reason-required" };
    expect(takeStep({ status, ...byEmployer }, to, by, null)).toEqual(refused);
    expect(takeStep({ status, ...byEmployer }, to, by, "  ")).toEqual(refused);
  });

  test("staff approve a draft that staff made and the employer is told", () => {
    expect(takeStep({ status: "draft", madeByStaff: true }, "approved", "staff", null)).toEqual({
      outcome: "allowed",
      mailTo: "employer",
    });
  });

  test("staff do not approve a draft that the employer has not submitted", () => {
    expect(takeStep({ status: "draft", madeByStaff: false }, "approved", "staff", null)).toEqual({
      outcome: "refused",
      reason: "step-not-allowed",
    });
  });

  test("no step is allowed that the table does not name", () => {
    const named = [...withoutReason, ...withReason].map(([, from, to, by]) => `${from} ${to} ${by}`);
    const others = [null, ...eventStatuses]
      .flatMap((from) => eventStatuses.map((to) => ({ from, to })))
      .flatMap(({ from, to }) => (["employer", "staff"] as const).map((by) => ({ from, to, by })))
      .filter(({ from, to, by }) => !named.includes(`${from} ${to} ${by}`));
    const allowed = others.filter(
      ({ from, to, by }) => takeStep({ status: from, ...byEmployer }, to, by, "Why").outcome === "allowed",
    );
    expect(allowed).toEqual([]);
  });
});

describe("stepsFrom", () => {
  test.each<[string, EventStatus | null, Side, boolean, string[]]>([
    ["an event begins as a draft", null, "employer", false, ["begin"]],
    ["an employer's draft leaves the employer two", "draft", "employer", false, ["submit", "withdraw"]],
    ["an employer's draft leaves staff one", "draft", "staff", false, ["withdraw"]],
    ["a draft made by staff can be approved", "draft", "staff", true, ["approve", "withdraw"]],
    ["a request waits for staff", "submitted", "staff", false, ["ask", "decline", "approve", "withdraw"]],
    ["an approved event is published or cancelled", "approved", "staff", false, ["publish", "cancel"]],
    [
      "a published event can be moved, ended or closed",
      "published",
      "staff",
      true,
      ["postpone", "cancel", "close"],
    ],
    ["an employer leaves a published event to staff", "published", "employer", false, []],
    ["a declined event stays so", "declined", "staff", true, []],
    ["a cancelled event stays so", "cancelled", "staff", true, []],
    ["a closed event stays so", "closed", "staff", true, []],
  ])("%s", (_rule, status, role, madeByStaff, names) => {
    expect(stepsFrom(status, role, { madeByStaff }).map(({ name }) => name)).toEqual(names);
  });
});

describe("canBeCopied", () => {
  test("what was declined or cancelled can be copied, and nothing else", () => {
    expect(eventStatuses.filter((status) => canBeCopied(status))).toEqual(["declined", "cancelled"]);
  });
});
