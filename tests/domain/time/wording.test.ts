import { describe, expect, test, vi } from "vitest";
import { dayWords, timeSpanWords, timeWords, whenWords, zoneWords } from "~/app/domain/time/wording";

const losAngeles = "America/Los_Angeles";
const startsAt = new Date("2026-12-06T02:00:00Z");
const endsAt = new Date("2026-12-06T04:30:00Z");
const nextDay = new Date("2026-12-07T04:30:00Z");

describe("dayWords", () => {
  test("names the day on which it is in the zone", () => {
    expect(dayWords(startsAt, losAngeles, "en-US")).toBe("Saturday, December 5, 2026");
    expect(dayWords(startsAt, "Asia/Seoul", "en-US")).toBe("Sunday, December 6, 2026");
  });

  test("names the day in the reader's language", () => {
    expect(dayWords(startsAt, losAngeles, "es")).toBe("sábado, 5 de diciembre de 2026");
  });
});

describe("timeWords", () => {
  test("gives the time in the zone, with a space that does not break", () => {
    expect(timeWords(startsAt, losAngeles, "en-US")).toBe("6:00\u00a0PM");
  });
});

describe("timeSpanWords", () => {
  test("gives both times in the zone, on one line", () => {
    expect(timeSpanWords(startsAt, endsAt, losAngeles, "en-US")).toBe("6:00\u00a0–\u2060\u00a08:30\u00a0PM");
  });

  test("gives the days too where the days differ", () => {
    expect(timeSpanWords(startsAt, nextDay, losAngeles, "en-US")).toBe(
      "Sat, Dec 5, 6:00\u00a0PM – Sun, Dec 6, 8:30\u00a0PM",
    );
  });
});

describe("whenWords", () => {
  test("says day, times and the zone's name", () => {
    expect(whenWords(startsAt, endsAt, losAngeles, "en-US")).toBe(
      "Saturday, December 5, 2026, 6:00\u00a0–\u2060\u00a08:30\u00a0PM (Pacific Time)",
    );
  });

  test("says both days where they differ", () => {
    expect(whenWords(startsAt, nextDay, losAngeles, "en-US")).toMatch(
      /^Saturday, December 5, 2026.* 6:00\u00a0PM – Sunday, December 6, 2026.* 8:30\u00a0PM \(Pacific Time\)$/u,
    );
  });

  test("has plain spaces where an engine puts narrow ones", () => {
    expect(whenWords(startsAt, endsAt, losAngeles, "ru")).toContain("5 декабря 2026 г., 18:00");
  });

  test("says it in the reader's language", () => {
    expect(whenWords(startsAt, endsAt, losAngeles, "es")).toBe(
      "sábado, 5 de diciembre de 2026, 6:00–8:30\u00a0p.m. (hora del Pacífico)",
    );
  });
});

describe("zoneWords", () => {
  test("names a zone alike in summer and winter", () => {
    expect(zoneWords(startsAt, losAngeles, "en-US")).toBe("Pacific Time");
    expect(zoneWords(new Date("2026-07-01T02:00:00Z"), losAngeles, "en-US")).toBe("Pacific Time");
  });
});

test("a wording's formatter is made once: making one is slow", () => {
  const { DateTimeFormat } = Intl;
  const made = vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function (...wanted) {
    return new DateTimeFormat(...wanted);
  });
  for (const instant of [startsAt, endsAt, nextDay]) dayWords(instant, "Europe/Lisbon", "pt");
  expect(made).toHaveBeenCalledOnce();
  made.mockRestore();
});
