import { expect, test } from "vitest";
import { decideList, type ListedReferral, type PartnerRow } from "~/app/domain/referrals/partner-list";

const of = { partnerId: "portal", today: "2026-12-01" };
const aReferral = (more: Partial<ListedReferral> = {}): ListedReferral => ({
  id: "r1",
  code: "12345678",
  partnerId: "portal",
  partnerReference: "A-1",
  state: "made",
  madeOn: "2026-11-20",
  consentVersion: "2026-11",
  ...more,
});
const aRow = (more: Partial<PartnerRow> = {}): PartnerRow => ({
  row: 2,
  code: "12345678",
  reference: null,
  servedOn: "2026-11-25",
  ...more,
});

test.each([
  ["our code", aRow(), null],
  ["the partner's reference", aRow({ code: null, reference: "A-1" }), null],
  ["our code, and keeps a reference that is new", aRow({ reference: "A-9" }), "A-9"],
])("a row is found by %s", (_how, row, reference) => {
  const confirmations = [{ referralId: "r1", reference, servedOn: "2026-11-25" }];
  expect(decideList([row], [aReferral()], of)).toEqual({ ok: true, confirmations });
});

test.each([
  ["that names nothing here", aRow({ code: "87654321" }), {}, "code", "referral-not-found"],
  [
    "whose reference is not known",
    aRow({ code: null, reference: "A-2" }),
    {},
    "reference",
    "referral-not-found",
  ],
  ["of another partner", aRow(), { partnerId: "closet" }, "code", "other-partner"],
  ["that is served already", aRow(), { state: "served" as const }, "code", "already-served"],
  ["of a patron who did not agree", aRow(), { consentVersion: null }, "code", "partner-not-asked"],
  ["from before the referral", aRow({ servedOn: "2026-11-19" }), {}, "servedOn", "before-referral"],
  ["from a day ahead", aRow({ servedOn: "2026-12-02" }), {}, "servedOn", "day-ahead"],
])("a row %s is a problem of its own", (_what, row, more, column, problem) => {
  expect(decideList([row], [aReferral(more)], of)).toEqual({
    ok: false,
    problems: [{ row: 2, column, problem }],
  });
});

test("a referral that is there twice, and a reference of another one, are problems", () => {
  const other = aReferral({ id: "r2", code: "87654321", partnerReference: "A-2" });
  const rows = [aRow(), aRow({ row: 3 }), aRow({ row: 4, code: "87654321", reference: "A-1" })];
  expect(decideList(rows, [aReferral(), other], of)).toEqual({
    ok: false,
    problems: [
      { row: 3, column: "code", problem: "twice-in-list" },
      { row: 4, column: "reference", problem: "reference-of-another" },
    ],
  });
});

test("two referrals cannot get one new reference by one list", () => {
  const other = aReferral({ id: "r2", code: "87654321", partnerReference: null });
  const rows = [aRow({ reference: "A-9" }), aRow({ row: 3, code: "87654321", reference: "A-9" })];
  expect(decideList(rows, [aReferral(), other], of)).toEqual({
    ok: false,
    problems: [{ row: 3, column: "reference", problem: "reference-of-another" }],
  });
});

test("a reference is its own partner's: another partner may have the same", () => {
  const same = aReferral({ id: "r2", code: "87654321", partnerId: "closet" });
  const confirmations = [{ referralId: "r1", reference: null, servedOn: "2026-11-25" }];
  for (const row of [aRow({ code: null, reference: "A-1" }), aRow({ reference: "A-1" })])
    expect(decideList([row], [aReferral(), same], of)).toEqual({ ok: true, confirmations });
});

test("a row that names nothing finds nothing, also no referral without a reference", () => {
  const rows = [aRow({ code: null, reference: null })];
  expect(decideList(rows, [aReferral({ partnerReference: null })], of)).toEqual({
    ok: false,
    problems: [{ row: 2, column: "reference", problem: "referral-not-found" }],
  });
});

test("rows without a reference leave those that are known", () => {
  const other = aReferral({ id: "r2", code: "87654321", partnerReference: "A-2" });
  const rows = [aRow(), aRow({ row: 3, code: "87654321" })];
  expect(decideList(rows, [aReferral(), other], of)).toMatchObject({ ok: true });
});

test("one wrong row confirms nothing", () => {
  expect(decideList([aRow(), aRow({ row: 3, code: "87654321" })], [aReferral()], of).ok).toBe(false);
});
