import { describe, expect, test } from "vitest";
import { dateFormats, dollarFormats } from "~/app/domain/text/formats";

const at = new Date("2026-12-05T01:30:00Z");

describe("formatters of instants", () => {
  test("are made once for each locale and zone", () => {
    const days = dateFormats({ weekday: "short" });
    expect(days("en-US", "America/Los_Angeles")).toBe(days("en-US", "America/Los_Angeles"));
    expect(days("en-US", "America/Los_Angeles").format(at)).toBe("Fri");
    expect(days("en-US", "Asia/Seoul").format(at)).toBe("Sat");
    expect(days("ko", "Asia/Seoul").format(at)).toBe("토");
  });

  test("of other fields are others", () => {
    const [short, long] = [dateFormats({ weekday: "short" }), dateFormats({ weekday: "long" })];
    expect(short("en-US", "UTC").format(at)).toBe("Sat");
    expect(long("en-US", "UTC").format(at)).toBe("Saturday");
  });
});

test("formatters of dollars are made once for each locale, with their own digits", () => {
  const [whole, cents] = [dollarFormats(0), dollarFormats(2)];
  expect(whole("en-US")).toBe(whole("en-US"));
  expect([whole("en-US").format(24), cents("en-US").format(24)]).toEqual(["$24", "$24.00"]);
});
