import { describe, expect, test } from "vitest";
import { offerExpiresAt, offersEndAt } from "~/app/domain/waitlist/offer-expiry";

const zone = "America/Los_Angeles";
const at = (text: string) => new Date(text);
/** Saturday at ten in the morning in Los Angeles; registration is open until then. */
const event = { startsAt: at("2026-12-12T18:00Z"), registrationClosesAt: at("2026-12-12T18:00Z"), zone };

describe("an offer", () => {
  test.each([
    ["a day, more than a week ahead", "2026-12-04T22:00Z", "2026-12-05T22:00Z"],
    ["a day, a week ahead", "2026-12-05T18:00Z", "2026-12-06T18:00Z"],
    ["twelve hours, less than a week ahead", "2026-12-05T18:01Z", "2026-12-06T18:00Z"],
    ["twelve hours, two days ahead", "2026-12-10T16:00Z", "2026-12-11T04:00Z"],
    ["four hours, less than two days ahead", "2026-12-10T18:01Z", "2026-12-10T22:01Z"],
    ["four hours, a day ahead", "2026-12-11T18:00Z", "2026-12-11T22:00Z"],
    ["an hour, less than a day ahead", "2026-12-11T18:01Z", "2026-12-11T19:01Z"],
    ["half an hour, less than six hours ahead", "2026-12-12T16:01Z", "2026-12-12T16:31Z"],
  ])("stands %s", (_rule, now, until) => {
    expect(offerExpiresAt(event, at(now))).toEqual(at(until));
  });

  test.each([
    ["in the evening", "2026-12-06T20:00Z", "2026-12-07T18:00Z"],
    ["at the stroke of nine", "2026-12-06T17:00Z", "2026-12-07T18:00Z"],
    ["before dawn", "2026-12-07T03:00Z", "2026-12-07T18:00Z"],
  ])("that would end in the night (%s) stands until ten in the morning", (_rule, now, until) => {
    expect(offerExpiresAt(event, at(now))).toEqual(at(until));
  });

  test("that ends at eight in the morning ends then", () => {
    expect(offerExpiresAt(event, at("2026-12-06T04:00Z"))).toEqual(at("2026-12-06T16:00Z"));
  });

  test("waits for ten by the clocks that were set back meanwhile", () => {
    const fall = { startsAt: at("2026-11-03T18:00Z"), registrationClosesAt: at("2026-11-03T18:00Z"), zone };
    expect(offerExpiresAt(fall, at("2026-10-31T18:00Z"))).toEqual(at("2026-11-01T18:00Z"));
  });

  test("that would wait for a morning that the calendar skips ends in the night", () => {
    // Samoa went from 29 to 31 December as it changed sides of the date line.
    const starts = at("2012-01-20T20:00Z");
    const samoa = { startsAt: starts, registrationClosesAt: starts, zone: "Pacific/Apia" };
    expect(offerExpiresAt(samoa, at("2011-12-29T08:00Z"))).toEqual(at("2011-12-30T08:00Z"));
  });

  test("never stands past the close of registration, nor past the start", () => {
    const closes = at("2026-12-12T17:00Z");
    expect(offerExpiresAt({ ...event, registrationClosesAt: closes }, at("2026-12-12T16:45Z"))).toEqual(
      closes,
    );
    const late = { ...event, registrationClosesAt: at("2026-12-12T20:00Z") };
    expect(offerExpiresAt(late, at("2026-12-12T17:45Z"))).toEqual(event.startsAt);
    expect(offersEndAt(late)).toEqual(event.startsAt);
  });
});
