import { describe, expect, test } from "vitest";
import { mostSeats } from "~/app/domain/bookings/booking";
import {
  longestGap,
  makeSlots,
  mostSlots,
  type OfferedTimes,
  slotLength,
} from "~/app/domain/bookings/make-slots";

const zone = "America/Los_Angeles";
const on = (time: string, date = "2026-12-05") => ({ date, time });
const offered = (more: Partial<OfferedTimes> = {}): OfferedTimes => ({
  ...{ from: on("10:00"), until: on("11:00"), length: 20, gap: 0, pause: null, seats: 1 },
  ...more,
});

/** Starts and ends, as clocks in UTC show them. */
function madeOf(more: Partial<OfferedTimes>) {
  const made = makeSlots(offered(more), zone);
  if (made.outcome === "refused") return made.fields;
  return made.spans.map(({ startsAt, endsAt }) =>
    [startsAt, endsAt].map((at) => at.toISOString().slice(11, 16)).join("-"),
  );
}

describe("times from a span", () => {
  test.each<[string, Partial<OfferedTimes>, string[]]>([
    ["follow each other until the end", {}, ["18:00-18:20", "18:20-18:40", "18:40-19:00"]],
    ["leave the gap between them", { gap: 10 }, ["18:00-18:20", "18:30-18:50"]],
    ["leave out what would end too late", { length: 25 }, ["18:00-18:25", "18:25-18:50"]],
    ["are one where the span is one", { until: on("10:20") }, ["18:00-18:20"]],
    [
      "go on after a break that they would reach into",
      { pause: { from: on("10:30"), until: on("10:40") } },
      ["18:00-18:20", "18:40-19:00"],
    ],
    [
      "may end as the break begins",
      { pause: { from: on("10:20"), until: on("10:30") } },
      ["18:00-18:20", "18:30-18:50"],
    ],
  ])("%s", (_rule, more, spans) => expect(madeOf(more)).toEqual(spans));

  test("on the night that clocks go back, minutes that pass are counted", () => {
    const night = (time: string) => on(time, "2026-11-01");
    const made = madeOf({ from: night("00:30"), until: night("02:30"), length: 60 });
    expect(made).toEqual(["07:30-08:30", "08:30-09:30", "09:30-10:30"]);
  });

  test("may begin in the hour that clocks repeat, as it is shown first", () => {
    const night = (time: string) => on(time, "2026-11-01");
    expect(madeOf({ from: night("01:30"), until: night("02:00"), length: 60 })).toEqual(["08:30-09:30"]);
  });

  test("on the night that clocks go forward, the hour that is skipped makes none", () => {
    const night = (time: string) => on(time, "2027-03-14");
    const made = madeOf({ from: night("01:00"), until: night("04:00"), length: 60 });
    expect(made).toEqual(["09:00-10:00", "10:00-11:00"]);
  });
});

describe("a span is refused", () => {
  test.each<[string, Partial<OfferedTimes>, string, string]>([
    ["that ends as it begins", { until: on("10:00") }, "until", "ends-before-start"],
    ["too short for one", { length: 61 }, "length", "slots-none-fit"],
    ["that makes too many", { until: on("23:59"), from: on("00:00"), length: 5 }, "until", "slots-too-many"],
    ["that begins when clocks skip", { from: on("02:30", "2027-03-14") }, "from", "skipped-hour"],
    ["on a day that is none", { until: on("11:00", "2026-02-30") }, "until", "no-such-date"],
    ["with times of four minutes", { length: 4 }, "length", "too-low"],
    ["with times of half minutes", { length: 20.5 }, "length", "not-whole"],
    ["with a gap below nothing", { gap: -1 }, "gap", "too-low"],
    ["with a gap of hours", { gap: 121 }, "gap", "too-high"],
    ["without a seat", { seats: 0 }, "seats", "too-low"],
    ["with more seats than a slot has", { seats: 51 }, "seats", "too-high"],
    [
      "with a break that begins when clocks skip",
      { pause: { from: on("02:30", "2027-03-14"), until: on("10:40") } },
      "pauseFrom",
      "skipped-hour",
    ],
    [
      "with a break that ends on a day that is none",
      { pause: { from: on("10:30"), until: on("10:40", "2026-02-30") } },
      "pauseUntil",
      "no-such-date",
    ],
    [
      "with a break that ends before it begins",
      { pause: { from: on("10:30"), until: on("10:30") } },
      "pauseUntil",
      "ends-before-start",
    ],
  ])("%s", (_what, more, field, problem) => {
    expect(makeSlots(offered(more), zone)).toEqual({ outcome: "refused", fields: [{ field, problem }] });
  });

  test.each<[string, Partial<OfferedTimes>, number]>([
    ["the longest time", { until: on("14:00"), length: slotLength.most }, 1],
    ["the longest gap", { until: on("12:40"), gap: longestGap }, 2],
    ["as many seats as a slot has", { seats: mostSeats }, 3],
  ])("not with %s", (_what, more, count) => expect(madeOf(more)).toHaveLength(count));

  test("at one more than may be made, and not at as many", () => {
    const times = (count: number) => {
      const minutes = count * 5;
      const until = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
      return makeSlots(offered({ from: on("00:00"), until: on(until), length: 5 }), zone).outcome;
    };
    expect([times(mostSlots), times(mostSlots + 1)]).toEqual(["made", "refused"]);
  });
});
