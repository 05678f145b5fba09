import { describe, expect, test } from "vitest";
import { calendarFile } from "~/app/adapters/calendar/calendar";
import { calendarWords } from "~/emails/calendar-words";
import { dayWords, instantWords, whenLines, whenWords } from "~/emails/when";
import { aCenter, anEvent } from "./sample-mails";

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

describe("what a calendar says", () => {
  const props = { center: aCenter(), locale: "en", event: anEvent() };

  test("is the event with its local time in words, its place and its public page", () => {
    const { title, description, location, url } = calendarWords(props, "attendee");
    expect(title).toBe(anEvent().title);
    expect(description).toContain("Saturday, December 5, 2026, 10:00 AM to 1:00 PM (Pacific Time)");
    expect(description).toContain("Your ticket is in the e-mail from Central Library Job Center.");
    expect(location).toBe("Meeting Room A, Central Library, 630 W 5th St, Los Angeles, CA 90071");
    expect(url).toBe("https://careers.example.org/events/warehouse-hiring-day");
  });

  test("says nothing of a ticket in a public feed", () => {
    expect(calendarWords(props, "public").description).not.toContain("ticket");
  });

  test("holds no link to a ticket or a manage page, even pasted into the event's words", () => {
    const pasted = anEvent({ whatToBring: "https://careers.example.org/m/0123456789ABCDEFGHJKMNPQRS" });
    expect(JSON.stringify(calendarWords(props, "attendee"))).not.toMatch(/\/[tm]\//i);
    const entry = {
      ...calendarWords({ ...props, event: pasted }, "attendee"),
      uid: "1@careers.example.org",
      sequence: 0,
      stampedAt: pasted.startsAt,
      startsAt: pasted.startsAt,
      endsAt: pasted.endsAt,
      organizer: null,
      attendee: null,
      cancelled: false,
      alarmMinutes: null,
    };
    expect(calendarFile({ method: "REQUEST", entries: [entry] }).replaceAll("\r\n ", "")).not.toMatch(
      /\/[tm]\//i,
    );
  });
});
