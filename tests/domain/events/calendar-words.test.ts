import { describe, expect, test } from "vitest";
import { type CalendarSubject, calendarWords } from "~/app/domain/events/calendar-words";

const texts = {
  noPlace: "The room is not set yet",
  bring: "What to bring",
  access: "If you need help to take part",
  ticket: "Your ticket is in the e-mail from Central Library Job Center.",
};
const center = { name: "Central Library Job Center", contactEmail: "jobs@library.example.org" };

const anEvent = (changes: Partial<CalendarSubject> = {}): CalendarSubject => ({
  title: "Warehouse hiring day",
  startsAt: new Date("2026-12-05T18:00:00Z"),
  endsAt: new Date("2026-12-05T21:00:00Z"),
  zone: "America/Los_Angeles",
  locale: "en-US",
  place: {
    room: "Meeting Room A",
    branch: "Central Library",
    address: "630 W 5th St, Los Angeles, CA 90071",
  },
  whatToBring: "A photo ID",
  accommodationContact: "Call 213-228-7000",
  url: "https://careers.example.org/events/warehouse-hiring-day",
  ...changes,
});

describe("what a calendar says of an event", () => {
  test("is its local time in words, its place, what to bring, whom to ask and its public page", () => {
    expect(calendarWords(anEvent(), center, "public", texts)).toEqual({
      title: "Warehouse hiring day",
      description: [
        "Saturday, December 5, 2026, 10:00\u00a0AM\u00a0–\u2060\u00a01:00\u00a0PM (Pacific Time)",
        "Meeting Room A, Central Library\n630 W 5th St, Los Angeles, CA 90071",
        "What to bring: A photo ID",
        "If you need help to take part: Call 213-228-7000",
        "https://careers.example.org/events/warehouse-hiring-day",
      ].join("\n\n"),
      location: "Meeting Room A, Central Library, 630 W 5th St, Los Angeles, CA 90071",
      url: "https://careers.example.org/events/warehouse-hiring-day",
    });
  });

  test("leaves out what is not asked for, and names the center where the event names nobody", () => {
    const event = anEvent({ place: null, whatToBring: null, accommodationContact: null });
    const { description, location } = calendarWords(event, center, "public", texts);
    expect(description).toContain("If you need help to take part: jobs@library.example.org");
    expect(description).not.toContain("What to bring");
    expect(location).toBe("The room is not set yet");
  });

  test("tells someone registered where the ticket is, and nobody else", () => {
    const ticket = "Your ticket is in the e-mail from Central Library Job Center.";
    expect(calendarWords(anEvent(), center, "attendee", texts).description).toContain(ticket);
    expect(calendarWords(anEvent(), center, "public", texts).description).not.toContain("ticket");
  });
});
