import { describe, expect, test } from "vitest";
import { reasonOfState, type TrailRow, trailSteps } from "~/app/domain/events/trail";

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
    expect(trailSteps([began, sent, asked, sentAgain]).at(-1)).toMatchObject({ to: "submitted", isAgain: true });
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

  test("joins edits of one instant by the center, and keeps apart those of two", () => {
    const edits = [
      aRow({ at: at(4), action: "edited title", isOwn: false }),
      aRow({ at: at(4), action: "edited room", isOwn: false }),
      aRow({ at: at(5), action: "edited room", isOwn: false }),
    ];
    expect(kinds([began, ...edits])).toEqual(["draft", ["title", "room"], ["room"]]);
  });

  test("leaves out the employer's own edits and everything that is no step", () => {
    const others = [
      aRow({ action: "edited title" }),
      aRow({ action: "copied", from: "an id", isOwn: false }),
      aRow({ to: "somewhere" }),
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
