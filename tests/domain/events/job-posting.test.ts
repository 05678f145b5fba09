import { describe, expect, test } from "vitest";
import type { EmploymentType, PayUnit } from "~/app/domain/events/event";
import {
  eventJsonLd,
  jobPostingJsonLd,
  type ListedEvent,
  type PostedOpening,
  scriptSafeJson,
} from "~/app/domain/events/job-posting";
import type { Opening } from "~/app/domain/events/openings";
import { noTraits } from "~/app/domain/openings/opening";

const anEvent: ListedEvent = {
  title: "Acme hires",
  description: "Come and talk.",
  startsAt: new Date("2026-12-05T18:00:00Z"),
  endsAt: new Date("2026-12-05T22:00:00Z"),
  zone: "America/Los_Angeles",
  phase: "open",
  givesTickets: true,
  url: "https://jobs.library.example/events/acme-hires",
  place: { room: "Hall", branch: "Central Library", address: "Main Street 1" },
  centerName: "Job Center",
  centerUrl: "https://jobs.library.example",
};

describe("eventJsonLd", () => {
  test("describes an event as schema.org does", () => {
    expect(eventJsonLd(anEvent)).toEqual({
      "@context": "https://schema.org",
      "@type": "Event",
      name: "Acme hires",
      description: "Come and talk.",
      startDate: "2026-12-05T10:00:00-08:00",
      endDate: "2026-12-05T14:00:00-08:00",
      eventStatus: "https://schema.org/EventScheduled",
      eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
      url: "https://jobs.library.example/events/acme-hires",
      isAccessibleForFree: true,
      location: { "@type": "Place", name: "Central Library, Hall", address: "Main Street 1" },
      organizer: { "@type": "Organization", name: "Job Center", url: "https://jobs.library.example" },
      offers: {
        "@type": "Offer",
        price: 0,
        priceCurrency: "USD",
        url: "https://jobs.library.example/events/acme-hires",
        availability: "https://schema.org/InStock",
      },
    });
  });

  test("says that a cancelled event is cancelled", () => {
    expect(eventJsonLd({ ...anEvent, phase: "cancelled" }).eventStatus).toBe(
      "https://schema.org/EventCancelled",
    );
  });

  test("offers no place where no ticket is given", () => {
    expect(eventJsonLd({ ...anEvent, givesTickets: false }).offers).toMatchObject({
      availability: "https://schema.org/SoldOut",
    });
  });

  test("gives the branch where it has no address", () => {
    const place = { room: "Hall", branch: "Central Library", address: null };
    expect(eventJsonLd({ ...anEvent, place }).location).toMatchObject({ address: "Central Library" });
  });

  test("names no place where there is none", () => {
    expect(eventJsonLd({ ...anEvent, place: null })).not.toHaveProperty("location");
  });
});

const anOpening: Opening = {
  title: "Clerk",
  vacancies: 3,
  payMinCents: 2150,
  payMaxCents: 2400,
  payUnit: "hour",
  employmentType: "full-time",
  schedule: "Monday to Friday",
  worksite: "Dock 4, Long Beach",
  remote: false,
  duties: "You keep records.",
  minimumQualifications: "You read English.",
  howToApply: null,
  closesOn: "2026-12-31",
  ...noTraits,
};

function posted(opening: Partial<Opening> = {}): PostedOpening {
  return {
    opening: { ...anOpening, ...opening },
    employer: { legalName: "Acme Inc", website: "https://acme.example" },
    postedAt: new Date("2026-11-25T20:00:00Z"),
    eventEndsAt: anEvent.endsAt,
    zone: anEvent.zone,
    url: anEvent.url,
  };
}

describe("jobPostingJsonLd", () => {
  test("describes an opening with a worksite as schema.org does", () => {
    expect(jobPostingJsonLd(posted())).toEqual({
      "@context": "https://schema.org",
      "@type": "JobPosting",
      title: "Clerk",
      description:
        "You keep records.\n\nYou read English.\n\nMonday to Friday\n\nClerk, Acme Inc: $21.50 to $24.00 an hour",
      datePosted: "2026-11-25T12:00:00-08:00",
      validThrough: "2026-12-31T23:59:59",
      employmentType: "FULL_TIME",
      workHours: "Monday to Friday",
      qualifications: "You read English.",
      responsibilities: "You keep records.",
      totalJobOpenings: 3,
      hiringOrganization: { "@type": "Organization", name: "Acme Inc", sameAs: "https://acme.example" },
      jobLocation: {
        "@type": "Place",
        address: { "@type": "PostalAddress", streetAddress: "Dock 4, Long Beach" },
      },
      baseSalary: {
        "@type": "MonetaryAmount",
        currency: "USD",
        value: { "@type": "QuantitativeValue", minValue: 21.5, maxValue: 24, unitText: "HOUR" },
      },
      url: "https://jobs.library.example/events/acme-hires",
    });
  });

  test.each([
    [
      "its shifts before its hours",
      { shifts: ["night", "weekend"] as const },
      "night shift, weekends, Monday to Friday",
    ],
    ["its shifts alone", { shifts: ["day"] as const, schedule: null }, "day shift"],
  ])("says as hours of work %s", (_what, traits, workHours) => {
    expect(jobPostingJsonLd(posted(traits))).toMatchObject({ workHours });
  });

  test("says that it requires no experience, in the words that search engines know", () => {
    expect(jobPostingJsonLd(posted({ noExperience: true }))).toMatchObject({
      experienceRequirements: "no requirements",
    });
    expect(jobPostingJsonLd(posted())).not.toHaveProperty("experienceRequirements");
  });

  test("says nothing that the opening does not", () => {
    const bare = jobPostingJsonLd(posted({ schedule: null, duties: null, minimumQualifications: null }));
    for (const name of ["workHours", "qualifications", "responsibilities"])
      expect(bare).not.toHaveProperty(name);
  });

  test("describes remote work without a place", () => {
    const posting = jobPostingJsonLd(posted({ worksite: null, remote: true }));
    expect(posting).toMatchObject({
      jobLocationType: "TELECOMMUTE",
      applicantLocationRequirements: { "@type": "Country", name: "US" },
    });
    expect(posting).not.toHaveProperty("jobLocation");
  });

  test.each([null, ""])("leaves out an opening with neither (worksite %j)", (worksite) => {
    expect(jobPostingJsonLd(posted({ worksite }))).toBeNull();
  });

  test("stands until the event ends where it has no closing date", () => {
    expect(jobPostingJsonLd(posted({ closesOn: null }))).toMatchObject({
      validThrough: "2026-12-05T14:00:00-08:00",
    });
  });

  test("describes an opening that says nothing of itself by its title, its employer and its pay", () => {
    const bare = posted({ duties: null, minimumQualifications: null, schedule: null });
    expect(jobPostingJsonLd(bare)).toMatchObject({
      description: "Clerk, Acme Inc: $21.50 to $24.00 an hour",
    });
  });

  test.each<[EmploymentType, string]>([
    ["full-time", "FULL_TIME"],
    ["part-time", "PART_TIME"],
    ["temporary", "TEMPORARY"],
    ["seasonal", "TEMPORARY"],
    ["internship", "INTERN"],
    ["apprenticeship", "OTHER"],
  ])("calls %s %s", (employmentType, word) => {
    expect(jobPostingJsonLd(posted({ employmentType }))).toMatchObject({ employmentType: word });
  });

  test.each<[PayUnit, string]>([
    ["hour", "HOUR"],
    ["day", "DAY"],
    ["week", "WEEK"],
    ["month", "MONTH"],
    ["year", "YEAR"],
  ])("pays by the %s as %s", (payUnit, unitText) => {
    expect(jobPostingJsonLd(posted({ payUnit }))).toMatchObject({ baseSalary: { value: { unitText } } });
  });
});

describe("scriptSafeJson", () => {
  const hostile = { title: "</script><!-- & \u2028\u2029" };

  test("lets no text end or comment its element", () => {
    expect(scriptSafeJson(hostile)).toBe(
      '{"title":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029"}',
    );
  });

  test("says the same when it is read", () => {
    expect(JSON.parse(scriptSafeJson(hostile))).toEqual(hostile);
  });
});
