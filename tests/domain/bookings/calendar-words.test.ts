import { expect, test } from "vitest";
import { interviewWords } from "~/app/domain/bookings/calendar-words";

const event = {
  title: "Warehouse hiring day",
  zone: "America/Los_Angeles",
  locale: "en-US",
  place: { room: "Meeting Room A", branch: "Central Library", address: "630 W 5th St, Los Angeles" },
  url: "https://careers.example.org/events/warehouse-hiring-day",
};
const time = { startsAt: new Date("2026-12-05T18:00:00Z"), endsAt: new Date("2026-12-05T18:20:00Z") };
const texts = { title: "Interview with Harbor Freight Lines", noPlace: "The room is not set yet" };
const callUrl = "https://call.example.org/harbor";
const when = "Saturday, December 5, 2026, 10:00\u00a0–\u2060\u00a010:20\u00a0AM (Pacific Time)";

const wordsOf = (
  where: { place: string | null; callUrl: string | null },
  at = event.place as typeof event.place | null,
) => interviewWords({ ...time, ...where }, { ...event, place: at }, texts);

test("a calendar says of an interview when it is, at which table, and the event with its place and page", () => {
  expect(wordsOf({ place: "Table 4", callUrl: null })).toEqual({
    title: texts.title,
    description: [
      event.title,
      when,
      "Table 4\nMeeting Room A, Central Library\n630 W 5th St, Los Angeles",
      event.url,
    ].join("\n\n"),
    location: "Table 4, Meeting Room A, Central Library, 630 W 5th St, Los Angeles",
    url: event.url,
  });
});

test("an interview by call is at the call alone, also where the event has a room", () => {
  const { description, location } = wordsOf({ place: null, callUrl });
  expect(location).toBe(callUrl);
  expect(description).toBe([event.title, when, callUrl, event.url].join("\n\n"));
});

test("a table of an event without a room says that none is set yet", () => {
  expect(wordsOf({ place: "Table 4", callUrl: null }, null).location).toBe(
    "Table 4, The room is not set yet",
  );
});
