import { describe, expect, test } from "vitest";
import { readPay, unitOf } from "~/app/domain/openings/pay-text";

describe("pay as it is written in a table", () => {
  test.each([
    ["$20-25/hr", 2000, 2500, "hour"],
    ["$18.50 - $22", 1850, 2200, null],
    ["$18.50 – $22.00 per hour", 1850, 2200, "hour"],
    ["20", 2000, 2000, null],
    ["25/h", 2500, 2500, "hour"],
    ["USD 25 an hour", 2500, 2500, "hour"],
    ["$25 hourly DOE", 2500, 2500, "hour"],
    ["20 to 25 an hour", 2000, 2500, "hour"],
    ["$52,000 a year", 5_200_000, 5_200_000, "year"],
    ["52k", 5_200_000, 5_200_000, null],
    ["$50-60k/yr", 5_000_000, 6_000_000, "year"],
    ["50k - 60k annually", 5_000_000, 6_000_000, "year"],
    ["1,234,567.89", 123_456_789, 123_456_789, null],
    ["$180 / day", 18_000, 18_000, "day"],
    ["25/ hr", 2500, 2500, "hour"],
    ["25 /hr", 2500, 2500, "hour"],
    ["US $25/hr", 2500, 2500, "hour"],
    ["10,000,000 a year", 1_000_000_000, 1_000_000_000, "year"],
    ["900 weekly", 90_000, 90_000, "week"],
    ["$4,000/mo.", 400_000, 400_000, "month"],
    ["２０-２５", 2000, 2500, null],
  ])("%s is read", (text, minCents, maxCents, unit) => {
    expect(readPay(text)).toEqual({ ok: true, pay: { minCents, maxCents, unit } });
  });

  test.each([
    ["", "pay-missing"],
    ["DOE", "pay-missing"],
    ["Competitive", "pay-missing"],
    ["depending on experience", "pay-missing"],
    ["0", "pay-missing"],
    ["20,50", "pay-comma"],
    ["18,5 - 22", "pay-comma"],
    ["20,50/hr", "pay-comma"],
    ["up to $25", "pay-form"],
    ["20+", "pay-form"],
    ["20$25", "pay-form"],
    ["20/25", "pay-form"],
    ["20/ 25", "pay-form"],
    ["-20", "pay-form"],
    ["20-25-30", "pay-form"],
    ["$20 or more", "pay-form"],
    ["20 per fortnight", "pay-form"],
    ["20.505", "too-many-decimals"],
    ["20.505-21", "too-many-decimals"],
    ["20-21.505", "too-many-decimals"],
    ["25-20", "above-maximum"],
    ["99999999", "too-high"],
    ["10,000,001", "too-high"],
    ["20 - 20,000,000", "too-high"],
    ["20000k", "too-high"],
  ])("%j asks: %s", (text, problem) => {
    expect(readPay(text)).toEqual({ ok: false, problem });
  });

  test.each([
    ["hr", "hour"],
    ["Per Hour", "hour"],
    ["an hour", "hour"],
    ["/day", "day"],
    ["weekly", "week"],
    ["mo.", "month"],
    ["Annually", "year"],
    ["fortnight", null],
    ["5 hours", null],
    ["hour shift", null],
    ["", null],
  ])("the unit %j is %s", (text, unit) => {
    expect(unitOf(text)).toBe(unit);
  });
});
