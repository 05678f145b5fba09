import { describe, expect, test } from "vitest";
import { reasonOfState, trailSteps as stepsOf, type TrailRow } from "~/app/domain/events/trail";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 12, minute));

const aRow = (more: Partial<TrailRow>): TrailRow => ({
  at: at(0),
  action: "status",
  from: null,
  to: null,
  reason: null,
  isOwn: true,
  ...more,
});

const began = aRow({ to: "draft" });
const sent = aRow({ at: at(1), from: "draft", to: "submitted" });
const asked = aRow({ at: at(2), from: "submitted", to: "needs-info", reason: "Which shift?", isOwn: false });
const sentAgain = aRow({ at: at(3), from: "needs-info", to: "submitted", reason: "The early one." });

const trailSteps = (rows: TrailRow[], madeByStaff = false) => stepsOf(rows, { madeByStaff });

const kinds = (rows: TrailRow[]) =>
  trailSteps(rows).map((step) => (step.kind === "step" ? step.to : step.fields));

describe("what an employer reads of a trail", () => {
  test("is the steps in their order, with the reason and the side of each", () => {
    expect(trailSteps([began, sent, asked])).toEqual([
      { kind: "step", to: "draft", isAgain: false, at: at(0), isOwn: true, reason: null },
      { kind: "step", to: "submitted", isAgain: false, at: at(1), isOwn: true, reason: null },
      { kind: "step", to: "needs-info", isAgain: false, at: at(2), isOwn: false, reason: "Which shift?" },
    ]);
  });

  test("says of a second submission that it is one", () => {
    expect(trailSteps([began, sent, asked, sentAgain]).at(-1)).toMatchObject({
      to: "submitted",
      isAgain: true,
    });
  });

  test("gives a step to the side that alone may take it, whoever speaks for the employer now", () => {
    const whoNow = (isOwn: boolean) => [began, sent, asked].map((row) => ({ ...row, isOwn }));
    const sides = [true, false].map((isOwn) => trailSteps(whoNow(isOwn)).map((step) => step.isOwn));
    expect(sides).toEqual([
      [true, true, false],
      [true, true, false],
    ]);
  });

  test.each([
    ["the employer", false, true],
    ["the center", true, false],
  ])("gives the beginning to who made the event: %s", (_who, madeByStaff, isOwn) => {
    expect(trailSteps([{ ...began, isOwn: !isOwn }], madeByStaff)).toMatchObject([{ to: "draft", isOwn }]);
  });

  test.each([true, false])("gives a withdrawal, which both may do, to who did it: own %s", (isOwn) => {
    const withdrawn = aRow({ at: at(4), from: "submitted", to: "cancelled", isOwn });
    expect(trailSteps([began, sent, withdrawn]).at(-1)).toMatchObject({ to: "cancelled", isOwn });
  });

  test.each([
    ["beginning and sending", [sent, began].map((row) => ({ ...row, at: at(0) })), ["draft", "submitted"]],
    [
      "approving and publishing",
      [
        aRow({ from: "approved", to: "published" }),
        aRow({ from: "draft", to: "approved" }),
        aRow({ to: "draft" }),
      ],
      ["draft", "approved", "published"],
    ],
  ])("has two steps of one instant in the order of their states: %s", (_which, rows, order) => {
    expect(kinds(rows)).toEqual(order);
  });

  test("has steps of one instant that lead in a circle as they came", () => {
    const circle = [
      aRow({ from: "needs-info", to: "submitted" }),
      aRow({ from: "submitted", to: "needs-info" }),
    ];
    expect(kinds([began, ...circle.map((row) => ({ ...row, at: at(1) }))])).toEqual([
      "draft",
      "submitted",
      "needs-info",
    ]);
  });

  test("has steps of two instants as they came, whatever their states", () => {
    expect(kinds([sent, { ...began, at: at(2) }])).toEqual(["submitted", "draft"]);
  });

  test("gives the approval of the center's own draft to the center", () => {
    const approved = aRow({ at: at(1), from: "draft", to: "approved", isOwn: true });
    expect(trailSteps([began, approved], true).at(-1)).toMatchObject({ to: "approved", isOwn: false });
  });

  test("never takes a text for a state", () => {
    const titled = [
      aRow({ at: at(1), action: "edited title", from: "draft", to: "submitted", isOwn: false }),
      aRow({ at: at(1), action: "edited room", from: "a room", to: "draft", isOwn: false }),
    ];
    expect(kinds([began, ...titled])).toEqual(["draft", ["title", "room"]]);
  });

  test("keeps an edit apart from a step of the same instant, and from nothing before it", () => {
    const edit = aRow({ action: "edited title", isOwn: false });
    expect(kinds([began, edit])).toEqual(["draft", ["title"]]);
    expect(kinds([edit])).toEqual([["title"]]);
    expect(kinds([{ ...edit, from: "draft" }, began])).toEqual([["title"], "draft"]);
  });

  test("joins edits of one instant by the center, and keeps apart those of two", () => {
    const edits = [
      aRow({ at: at(4), action: "edited title", isOwn: false }),
      aRow({ at: at(4), action: "edited room", isOwn: false }),
      aRow({ at: at(5), action: "edited room", isOwn: false }),
    ];
    expect(kinds([began, sent, asked, ...edits])).toEqual([
      ...["draft", "submitted", "needs-info"],
      ["title", "room"],
      ["room"],
    ]);
  });

  test("leaves out the employer's own edits and everything that is no step", () => {
    const others = [
      aRow({ action: "edited title" }),
      aRow({ action: "copied", from: "an id", isOwn: false }),
      aRow({ to: "somewhere" }),
      aRow({ action: "re-edited title", isOwn: false }),
      aRow({ action: "edited title twice", isOwn: false }),
    ];
    expect(kinds([began, ...others])).toEqual(["draft"]);
  });
});

describe("the reason of the state in which an event is", () => {
  test("is the one of the last step to it, also after an edit", () => {
    const edit = aRow({ at: at(9), action: "edited title", isOwn: false });
    expect(reasonOfState(trailSteps([began, sent, asked, edit]), "needs-info")).toBe("Which shift?");
  });

  test("is none where the last step led elsewhere", () => {
    expect(reasonOfState(trailSteps([began, sent, asked]), "submitted")).toBeNull();
  });

  test("is none of an event without a trail", () => {
    expect(reasonOfState([], "draft")).toBeNull();
  });
});
