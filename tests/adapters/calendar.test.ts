import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { type CalendarEntry, type CalendarInput, calendarFile } from "~/app/adapters/calendar/calendar";
import { foldLine } from "~/app/adapters/calendar/calendar-text";

const anEntry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: "0197a1c2-0000-7000-8000-000000000001@careers.example.org",
  sequence: 3,
  stampedAt: new Date("2026-11-25T17:00:05.250Z"),
  startsAt: new Date("2026-12-05T18:00:00Z"),
  endsAt: new Date("2026-12-05T21:00:00Z"),
  title: "Warehouse hiring day",
  description: "Saturday, December 5, 2026, 10:00 AM to 1:00 PM (Pacific Time)",
  location: "Room A, Central Library, 630 W 5th St",
  url: "https://careers.example.org/events/warehouse-hiring-day",
  organizer: { name: "Central Library Job Center", email: "events@careers.example.org" },
  attendee: { name: "Ann Lee", email: "ann@example.com" },
  cancelled: false,
  alarmMinutes: 120,
  ...changes,
});

const written = (changes: Partial<CalendarEntry> = {}, input: Partial<CalendarInput> = {}) =>
  calendarFile({ method: "REQUEST", entries: [anEntry(changes)], ...input });

const parsed = (file: string) => new ICAL.Component(ICAL.parse(file));
const eventsOf = (file: string) => parsed(file).getAllSubcomponents("vevent");
const eventOf = (file: string) => eventsOf(file)[0] ?? expect.fail("no VEVENT");
const valueOf = (file: string, property: string) => eventOf(file).getFirstPropertyValue(property);
const unfolded = (file: string) => file.replaceAll("\r\n ", "").split("\r\n");

describe("an invitation", () => {
  const file = written();

  test("states method, identity and version", () => {
    expect(parsed(file).getFirstPropertyValue("method")).toBe("REQUEST");
    expect(valueOf(file, "uid")).toBe("0197a1c2-0000-7000-8000-000000000001@careers.example.org");
    expect(valueOf(file, "sequence")).toBe(3);
    expect(unfolded(file)).toContain("DTSTAMP:20261125T170005Z");
  });

  test("gives start and end as UTC instants, and no duration", () => {
    expect(unfolded(file)).toEqual(
      expect.arrayContaining(["DTSTART:20261205T180000Z", "DTEND:20261205T210000Z", "STATUS:CONFIRMED"]),
    );
    expect(file).not.toContain("DURATION");
  });

  test("names the organizer, and the attendee as one who has accepted and owes no answer", () => {
    const lines = unfolded(file);
    expect(lines).toContain('ORGANIZER;CN="Central Library Job Center":mailto:events@careers.example.org');
    expect(lines).toContain('ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Ann Lee":mailto:ann@example.com');
  });

  test("rings before the start with the event's title", () => {
    const file = written({ title: "A, B; C\\D" });
    const alarm = eventOf(file).getFirstSubcomponent("valarm");
    expect(alarm?.getFirstPropertyValue("action")).toBe("DISPLAY");
    expect(String(alarm?.getFirstPropertyValue("trigger"))).toBe("-PT120M");
    expect(alarm?.getFirstPropertyValue("description")).toBe("A, B; C\\D");
    expect(unfolded(file)).toContain("DESCRIPTION:A\\, B\\; C\\\\D");
    expect(written({ alarmMinutes: null })).not.toContain("VALARM");
  });

  test("says a later version of the same event anew", () => {
    const moved = written({ sequence: 4, startsAt: new Date("2026-12-05T19:00:00Z") });
    expect(valueOf(moved, "uid")).toBe(valueOf(file, "uid"));
    expect(unfolded(moved)).toEqual(expect.arrayContaining(["SEQUENCE:4", "DTSTART:20261205T190000Z"]));
  });

  test("keeps the parts of two readers apart though their event is the same", () => {
    const other = written({ uid: "other@x.example", attendee: { name: "Bo", email: "bo@example.com" } });
    expect(other).not.toContain("ann@example.com");
    expect(valueOf(other, "uid")).toBe("other@x.example");
  });
});

describe("a cancellation", () => {
  test("says so by method and status, keeps the identity and does not ring", () => {
    const file = written({ sequence: 4 }, { method: "CANCEL" });
    expect(parsed(file).getFirstPropertyValue("method")).toBe("CANCEL");
    expect(valueOf(file, "status")).toBe("CANCELLED");
    expect(valueOf(file, "uid")).toBe(valueOf(written(), "uid"));
    expect(file).not.toContain("VALARM");
    expect(file).toContain("ATTENDEE");
  });
});

describe("a feed", () => {
  const entries = [anEntry(), anEntry({ uid: "2@x.example", cancelled: true, title: "Job fair" })];
  const file = calendarFile({ method: "PUBLISH", entries, name: "Events; all, of them" });

  test("lists each event under its own identity, a cancelled one as cancelled", () => {
    expect(eventsOf(file).map((event) => event.getFirstPropertyValue("uid"))).toEqual([
      "0197a1c2-0000-7000-8000-000000000001@careers.example.org",
      "2@x.example",
    ]);
    expect(eventsOf(file).map((event) => event.getFirstPropertyValue("status"))).toEqual([
      "CONFIRMED",
      "CANCELLED",
    ]);
  });

  test("names nobody who attends", () => {
    expect(file).not.toMatch(/ATTENDEE|PARTSTAT|ann@example/);
    expect(parsed(file).getFirstPropertyValue("method")).toBe("PUBLISH");
  });

  test("carries its name, and stands empty where nothing is planned", () => {
    expect(unfolded(file)).toContain("X-WR-CALNAME:Events\\; all\\, of them");
    expect(eventsOf(calendarFile({ method: "PUBLISH", entries: [] }))).toEqual([]);
  });
});

describe("text of any kind", () => {
  test.each([
    ["emoji", "Jobs 👩🏽‍🏭 and 🇺🇸 flags"],
    ["right to left", "يوم التوظيف في المكتبة"],
    ["Armenian", "Աշխատանքի օր գրադարանում"],
    ["Korean", "도서관 채용 행사"],
    ["markup", "<b>A & B</b>"],
    ["the format's own signs", 'a\\b;c,d:e"f'],
  ])("survives in the title: %s", (_kind, title) => {
    expect(valueOf(written({ title }), "summary")).toBe(title);
  });

  test("keeps the lines of a description apart", () => {
    expect(valueOf(written({ description: "one\r\ntwo\rthree\u2028four" }), "description")).toBe(
      "one\ntwo\nthree\nfour",
    );
  });

  test("loses its NUL and other control characters", () => {
    expect(valueOf(written({ title: "A\0B\u0007C\ud800D" }), "summary")).toBe("A B C D");
  });

  test("an empty title gets a word", () => {
    expect(valueOf(written({ title: " \r\n\0" }), "summary")).toBe("Event");
  });

  test.each([
    ["summary", { title: "x".repeat(10_000) }, 200],
    ["location", { location: "x".repeat(10_000) }, 300],
    ["description", { description: "x".repeat(10_000) }, 2000],
  ])("a %s of 10,000 characters is cut", (property, changes, length) => {
    const value = String(valueOf(written(changes), property));
    expect(value).toHaveLength(length);
    expect(value.endsWith("…")).toBe(true);
  });

  test("a cut never halves an emoji", () => {
    expect(String(valueOf(written({ title: "👍".repeat(300) }), "summary"))).toBe(`${"👍".repeat(199)}…`);
  });

  test("a name of 10,000 characters with quotes, breaks and controls stays one short parameter", () => {
    const name = `Ann "The\\ Boss^n"\r\nATTENDEE:mailto:evil@example.com\0${"y".repeat(10_000)}`;
    const file = written({ organizer: { name, email: "events@careers.example.org" } });
    const organizer = eventOf(file).getFirstProperty("organizer");
    expect(String(organizer?.getParameter("cn"))).toMatch(
      /^Ann 'The\/ Boss n' ATTENDEE:mailto:evil@example.com y+…$/,
    );
    expect(eventOf(file).getAllProperties("attendee")).toHaveLength(1);
  });

  test("a nameless person is called by the address", () => {
    expect(written({ attendee: { name: "\0 ", email: "ann@example.com" } })).toContain(
      'CN="ann@example.com"',
    );
  });
});

describe("addresses and links", () => {
  test.each([
    ["ann+jobs@example.com", "mailto:ann+jobs@example.com"],
    ["jörg@bücher.example", "mailto:j%C3%B6rg@xn--bcher-kva.example"],
    ["a%b?c&d@example.com", "mailto:a%25b%3Fc%26d@example.com"],
  ])("%s is written as a URI", (email, uri) => {
    expect(unfolded(written({ attendee: { name: "A", email } })).join("\n")).toContain(`"A":${uri}\n`);
  });

  test.each([
    "",
    "ann",
    "@example.com",
    "ann@",
    "a b@example.com",
    "a@b;c.example",
    "a@b\r\nX:y",
    "a@b\ud800",
  ])("a person with no real address (%j) is left out", (email) => {
    expect(written({ attendee: { name: "Ann", email } })).not.toContain("ATTENDEE");
  });

  test("an event's page is linked, also on a machine of one's own", () => {
    expect(valueOf(written(), "url")).toBe("https://careers.example.org/events/warehouse-hiring-day");
    expect(valueOf(written({ url: "http://localhost:3000/events/x" }), "url")).toBe(
      "http://localhost:3000/events/x",
    );
  });

  test.each([
    "javascript:alert(1)",
    "no url",
    "https://careers.example.org/t/0123456789ABCDEFGHJKMNPQRSTVWXYZ01",
    "https://careers.example.org/M/0123456789ABCDEFGHJKMNPQRS",
    "https://careers.example.org/sign-in?next=/m/0123456789ABCDEFGHJKMNPQRS",
    "http://under_score:3000/",
    "http://[::1]:3000/",
    "http://x:1/",
  ])("%s is left out", (url) => {
    expect(written({ url })).not.toContain("URL:");
  });

  test("no link to a ticket stays in the text", () => {
    const code = "0123456789ABCDEFGHJKMNPQRS";
    const text = `See https://careers.example.org/t/${code}01234567 or HTTPS://CAREERS.EXAMPLE.ORG/M/${code}. m/w/d`;
    const file = written({ title: text, description: text, location: text });
    expect(file.replaceAll("\r\n ", "")).not.toMatch(/\/[tm]\/[0-9a-z]/i);
    expect(valueOf(file, "description")).toBe("See  or  m/w/d");
  });
});

describe("hostile strings everywhere", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "\r\n",
      "\n",
      "\r",
      "\0",
      '"',
      "\\",
      ";",
      ",",
      ":",
      "\u2028",
      "\u0085",
      "\v",
      "\ud800",
      "^n",
      "👩🏽‍🏭",
      "\t",
    ),
    fc.constantFrom(
      "END:VEVENT",
      "BEGIN:VEVENT",
      "ATTENDEE:mailto:x@y.example",
      "X-EVIL:1",
      "/t/0123456789abcdef0",
    ),
    fc.string({ unit: "grapheme", minLength: 60, maxLength: 120 }),
  );
  const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  const email = fc.oneof(
    hostile,
    fc.emailAddress(),
    hostile.map((local) => `${local}@example.com`),
  );
  const person = fc.option(fc.record({ name: hostile, email }));
  const entry = fc
    .record({ title: hostile, description: hostile, location: hostile, url: fc.oneof(hostile, fc.webUrl()) })
    .chain((words) =>
      fc.record({ organizer: person, attendee: person }).map((who) => anEntry({ ...words, ...who })),
    );
  const method = fc.constantFrom("REQUEST" as const, "CANCEL" as const, "PUBLISH" as const);
  const ours =
    /^(BEGIN:(VCALENDAR|VEVENT|VALARM)|END:(VCALENDAR|VEVENT|VALARM)|(VERSION|PRODID|CALSCALE|METHOD|NAME|X-WR-CALNAME|X-PUBLISHED-TTL|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|LOCATION|URL|STATUS|ACTION|TRIGGER):|(REFRESH-INTERVAL|ORGANIZER|ATTENDEE);|$)/;

  test("a file parses, holds one event of the same identity, no foreign property and no long line", () => {
    fc.assert(
      fc.property(entry, method, hostile, (one, by, name) => {
        const file = calendarFile({ method: by, entries: [one], name });
        expect(eventsOf(file).map((event) => event.getFirstPropertyValue("uid"))).toEqual([one.uid]);
        expect(file.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
        expect(unfolded(file).filter((line) => !ours.test(line))).toEqual([]);
        expect(file.replaceAll("\r\n", "")).not.toMatch(/(?!\t)\p{Cc}|\p{Surrogate}/u);
        expect(eventOf(file).getAllProperties("attendee").length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  test("a printable title reads back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (text) => {
        const title = text.replace(/\s+/g, " ").trim();
        fc.pre(title !== "" && !/\p{Cc}|\/[tm]\//u.test(title));
        expect(valueOf(written({ title }), "summary")).toBe(title);
      }),
      { numRuns: 300 },
    );
  });
});

describe("folding", () => {
  test("counts octets: a line of 75 stays, one of 76 is folded between characters", () => {
    expect(foldLine("x".repeat(75))).toBe("x".repeat(75));
    expect(foldLine("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`);
    expect(foldLine(`${"x".repeat(73)}한글`)).toBe(`${"x".repeat(73)}\r\n 한글`);
  });
});
