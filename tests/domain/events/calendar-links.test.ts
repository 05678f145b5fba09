import { describe, expect, test } from "vitest";
import { calendarLinks, feedLinks } from "~/app/domain/events/calendar-links";

const event = {
  title: "Jobs & more: 100% of them?",
  startsAt: new Date("2026-12-05T18:00:00.123Z"),
  endsAt: new Date("2026-12-05T21:00:00Z"),
  location: "Auditorium, Central",
  url: "https://jobs.example/events/jobs",
};

describe("a link to a new entry", () => {
  test("in Google's calendar holds the event, in UTC and without its milliseconds", () => {
    const { origin, pathname, searchParams } = new URL(calendarLinks(event).google);
    expect(origin + pathname).toBe("https://calendar.google.com/calendar/render");
    expect(Object.fromEntries(searchParams)).toEqual({
      action: "TEMPLATE",
      text: event.title,
      dates: "20261205T180000Z/20261205T210000Z",
      details: event.url,
      location: event.location,
    });
  });

  test("in Outlook holds the event", () => {
    const { origin, pathname, searchParams } = new URL(calendarLinks(event).outlook);
    expect(origin + pathname).toBe("https://outlook.live.com/calendar/0/deeplink/compose");
    expect(Object.fromEntries(searchParams)).toEqual({
      path: "/calendar/action/compose",
      rru: "addevent",
      subject: event.title,
      startdt: "2026-12-05T18:00:00.123Z",
      enddt: "2026-12-05T21:00:00.000Z",
      body: event.url,
      location: event.location,
    });
  });
});

test.each(["https://jobs.example", "http://localhost:3000"])(
  "a feed of %s is opened by a calendar on the device",
  (origin) => {
    expect(feedLinks(origin, "ABC")).toEqual({
      feed: `${origin}/feeds/ABC.ics`,
      subscription: `webcal://${origin.split("//")[1]}/feeds/ABC.ics`,
    });
  },
);
