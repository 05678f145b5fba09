import { describe, expect, test } from "vitest";
import { dayWords, instantWords, whenLines, whenWords } from "~/emails/when";
import { anEvent } from "./sample-mails";

describe("times in words", () => {
  test("name day, hours and zone", () => {
    expect(whenWords(anEvent(), "en")).toBe("Saturday, December 5, 2026, 10:00 AM to 1:00 PM (Pacific Time)");
    expect(dayWords(anEvent(), "en")).toBe("Sat, Dec 5");
    expect(instantWords(anEvent().startsAt, "America/New_York", "en")).toBe(
      "Saturday, December 5, 2026, 1:00 PM (Eastern Time)",
    );
  });

  test("are those of the event's zone, also where its day is another one", () => {
    expect(whenWords(anEvent({ timeZone: "Asia/Seoul" }), "en")).toBe(
      "Sunday, December 6, 2026, 3:00 AM to 6:00 AM (Korean Standard Time)",
    );
    expect(dayWords(anEvent({ timeZone: "Asia/Seoul" }), "en")).toBe("Sun, Dec 6");
  });

  test("name the second day of an event that ends on it", () => {
    const overnight = anEvent({ endsAt: new Date("2026-12-06T09:00:00Z") });
    expect(whenWords(overnight, "en")).toBe(
      "Saturday, December 5, 2026, 10:00 AM to Sunday, December 6, 2026, 1:00 AM (Pacific Time)",
    );
    expect(whenLines(overnight, "en")).toEqual([
      "Saturday, December 5, 2026, 10:00 AM to",
      "Sunday, December 6, 2026, 1:00 AM (Pacific Time)",
    ]);
  });
});
