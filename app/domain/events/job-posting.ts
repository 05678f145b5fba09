import { isoInZone } from "~/app/domain/time/zoned-time";
import type { EmploymentType, PayUnit } from "./event";
import { type Opening, payWords } from "./openings";
import type { Phase } from "./phase";

export interface ListedEvent {
  title: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  phase: Phase;
  /** Whether tickets are given: while registration is open, and during an event that says so. */
  givesTickets: boolean;
  url: string;
  place: { room: string; branch: string; address: string | null } | null;
  centerName: string;
  centerUrl: string;
}

/** A schema.org Event (https://schema.org/Event) as a plain object. */
export function eventJsonLd(event: ListedEvent): Record<string, unknown> {
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    name: event.title,
    description: event.description,
    startDate: isoInZone(event.startsAt, event.zone),
    endDate: isoInZone(event.endsAt, event.zone),
    eventStatus: `https://schema.org/${event.phase === "cancelled" ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    url: event.url,
    isAccessibleForFree: true,
    ...(event.place && {
      location: {
        "@type": "Place",
        name: `${event.place.branch}, ${event.place.room}`,
        address: event.place.address ?? event.place.branch,
      },
    }),
    organizer: { "@type": "Organization", name: event.centerName, url: event.centerUrl },
    offers: {
      "@type": "Offer",
      price: 0,
      priceCurrency: "USD",
      url: event.url,
      availability: `https://schema.org/${event.givesTickets ? "InStock" : "SoldOut"}`,
    },
  };
}

const employmentWords: Record<EmploymentType, string> = {
  "full-time": "FULL_TIME",
  "part-time": "PART_TIME",
  temporary: "TEMPORARY",
  seasonal: "TEMPORARY",
  internship: "INTERN",
  apprenticeship: "OTHER",
};

const unitTexts: Record<PayUnit, string> = {
  hour: "HOUR",
  day: "DAY",
  week: "WEEK",
  month: "MONTH",
  year: "YEAR",
};

export interface PostedOpening {
  opening: Opening;
  employer: { legalName: string; website: string };
  postedAt: Date;
  /** The opening stands until its closing date, or else until this. */
  eventEndsAt: Date;
  zone: string;
  /** Where this opening stands. */
  url: string;
}

/**
 * A schema.org JobPosting (https://schema.org/JobPosting), or null for an opening that names neither a worksite nor
 * remote work: search engines refuse a posting without a place.
 */
export function jobPostingJsonLd(posted: PostedOpening): Record<string, unknown> | null {
  const { opening, employer, zone } = posted;
  if (!opening.worksite && !opening.remote) return null;
  const details = [
    opening.duties,
    opening.minimumQualifications,
    opening.schedule,
    opening.howToApply,
    `${opening.title}, ${employer.legalName}: ${payWords(opening, "en-US")}`,
  ];
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: opening.title,
    description: details.filter(Boolean).join("\n\n"),
    datePosted: isoInZone(posted.postedAt, zone),
    validThrough: opening.closesOn ? `${opening.closesOn}T23:59:59` : isoInZone(posted.eventEndsAt, zone),
    employmentType: employmentWords[opening.employmentType],
    ...hoursOf(opening),
    // The one value for this that search engines know besides a number of months.
    ...(opening.noExperience && { experienceRequirements: "no requirements" }),
    ...(opening.minimumQualifications && { qualifications: opening.minimumQualifications }),
    ...(opening.duties && { responsibilities: opening.duties }),
    totalJobOpenings: opening.vacancies,
    hiringOrganization: { "@type": "Organization", name: employer.legalName, sameAs: employer.website },
    ...(opening.worksite && { jobLocation: placeOf(opening.worksite) }),
    ...(opening.remote && {
      jobLocationType: "TELECOMMUTE",
      applicantLocationRequirements: { "@type": "Country", name: "US" },
    }),
    baseSalary: salaryOf(opening),
    url: posted.url,
  };
}

/** `workHours` is a text: the shifts, then the hours as they were written. */
function hoursOf({ shifts, schedule }: Opening): Record<string, unknown> {
  const hours = [...shifts.map((shift) => (shift === "weekend" ? "weekends" : `${shift} shift`)), schedule];
  const workHours = hours.filter(Boolean).join(", ");
  return workHours === "" ? {} : { workHours };
}

function placeOf(worksite: string): Record<string, unknown> {
  return { "@type": "Place", address: { "@type": "PostalAddress", streetAddress: worksite } };
}

function salaryOf(opening: Opening): Record<string, unknown> {
  return {
    "@type": "MonetaryAmount",
    currency: "USD",
    value: {
      "@type": "QuantitativeValue",
      minValue: opening.payMinCents / 100,
      maxValue: opening.payMaxCents / 100,
      unitText: unitTexts[opening.payUnit],
    },
  };
}

/** JSON for a script element: nothing in it can end the element or start a comment (HTML Standard, 4.12.1.3). */
export function scriptSafeJson(value: Record<string, unknown> | readonly unknown[]): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
