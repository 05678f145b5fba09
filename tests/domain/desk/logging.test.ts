import { describe, expect, test } from "vitest";
import { decideLogging, type InquiryFacts, type NewInquiry } from "~/app/domain/desk/logging";

const now = new Date("2026-12-01T20:00:00Z");
const lists = { branchIds: new Set(["central"]), categoryIds: new Map([["resume", "c1"]]) };
const anInquiry = (more: Partial<NewInquiry> = {}): NewInquiry => ({
  ...{ id: "i1", branchId: "central", category: "resume", channel: "phone", minutes: "5-14" },
  ...{ language: "es", isReference: true, count: 1, answeredAt: null, ...more },
});

describe("an entry", () => {
  test("is new, under its category's id, now where it does not say when", () => {
    expect(decideLogging(anInquiry(), undefined, lists, now)).toEqual({
      ...{ outcome: "new", categoryId: "c1", answeredAt: now },
    });
  });

  test("keeps the time that it was made, and a clock that is ahead makes it now", () => {
    const earlier = new Date(now.getTime() - 1);
    const later = new Date(now.getTime() + 1);
    expect(decideLogging(anInquiry({ answeredAt: earlier }), undefined, lists, now)).toMatchObject({
      answeredAt: earlier,
    });
    expect(decideLogging(anInquiry({ answeredAt: later }), undefined, lists, now)).toMatchObject({
      answeredAt: now,
    });
  });

  test("that came before with the same words is repeated, whatever its clock says now", () => {
    const again = anInquiry({ answeredAt: new Date(0) });
    expect(decideLogging(again, anInquiry(), lists, now)).toEqual({ outcome: "repeated" });
  });

  test.each<Partial<InquiryFacts>>([
    { branchId: "east" },
    { category: "other" },
    { channel: "chat" },
    { minutes: null },
    { language: null },
    { isReference: false },
    { count: 2 },
  ])("that came before with other words is refused: %j", (other) => {
    const kept = { ...anInquiry(), ...other };
    expect(decideLogging(anInquiry(), kept, lists, now)).toEqual({
      ...{ outcome: "refused", reason: "inquiry-id-reused" },
    });
  });

  const noBranch = { field: "branchId", problem: "not-found" };
  const noCategory = { field: "category", problem: "category-not-there" };
  test.each([
    [{ branchId: "abroad" }, [noBranch]],
    [{ category: "cooking" }, [noCategory]],
    [{ branchId: "abroad", category: "cooking" }, [noBranch, noCategory]],
  ])("names a branch and a category of the center, or is told which it does not: %j", (other, fields) => {
    expect(decideLogging(anInquiry(other), undefined, lists, now)).toEqual({
      ...{ outcome: "refused", reason: "values-not-accepted", fields },
    });
  });
});
