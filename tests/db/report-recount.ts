import { medianPostedPay } from "~/app/domain/figures/posted-pay";
import { marks } from "~/app/domain/outcomes/marks";
import type { ReportCounts } from "~/app/domain/reports/counts";
import { statements } from "~/app/domain/surveys/survey";
import { localOf } from "~/app/domain/time/zoned-time";
import type { ReportYear } from "~/tests/factories/report-year";

type Event = ReportYear["events"][number];
type Place = Event["places"][number];

/** What is recounted: days, and a branch by its number or all. */
export interface Asked {
  from: string;
  until: string;
  branch: number | null;
  now: Date;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const cameOf = ({ came, partySize }: Place) => Math.min(came, partySize);
const people = (places: readonly Place[]) => sum(places.map(({ partySize }) => partySize));

/** The same counts as the queries', one row after the other and without a database. */
export function recount(year: ReportYear, asked: Asked): ReportCounts {
  const isIn = (date: string | null) => date !== null && asked.from <= date && date <= asked.until;
  const isOurs = (branch: number | null) => asked.branch === null || branch === asked.branch;
  const isOver = (endsAt: Date) => endsAt <= asked.now;
  const dayOf = (at: Date) => localOf(at, "America/Los_Angeles").date;
  const held = year.events.filter(
    ({ status, startsAt, endsAt, branch }) =>
      (status === "published" || status === "closed") &&
      isIn(dayOf(startsAt)) &&
      isOver(endsAt) &&
      isOurs(branch),
  );
  const own = held.flatMap(({ places }) => places).filter(({ who }) => who === "patron");
  const logged = year.inquiries.filter((one) => isIn(one.answeredOn) && isOurs(one.branch) && !one.isUndone);
  const referrals = year.referrals.filter(({ branch }) => isOurs(branch));
  const made = referrals.filter(({ madeOn }) => isIn(madeOn));
  const served = referrals.filter(({ servedOn, servedHow }) => isIn(servedOn) && servedHow !== "patron");
  const of = (kind: string, some: typeof referrals) => some.filter((one) => one.kind === kind).length;
  const bookings = year.slots
    .filter(
      (slot) => !slot.isCancelled && isIn(dayOf(slot.startsAt)) && isOver(slot.endsAt) && isOurs(slot.branch),
    )
    .flatMap((slot) => slot.bookings)
    .filter(({ status }) => status === "booked");
  const answers = held.flatMap((event) => event.answers);
  const jobs = held.flatMap(({ places }) => places.flatMap(({ job }) => job ?? []));
  return {
    inquiries: {
      inquiries: sum(logged.filter((one) => !one.isReference).map(({ count }) => count)),
      reference: sum(logged.filter((one) => one.isReference).map(({ count }) => count)),
      loggedDays: new Set(logged.map(({ answeredOn }) => answeredOn)).size,
    },
    samples: samplesOf(year, asked),
    attendance: attendanceOf(held, own),
    waitlist: {
      filled: sum(
        held.flatMap(({ places }) =>
          places.flatMap(({ offers }) => (offers?.endedAs === "accepted" ? offers.people : [])),
        ),
      ),
      turnedAway: sum(held.flatMap(({ turnedAway }) => turnedAway)),
    },
    waits: waitsOf(own),
    employers: employersOf(year, held, asked),
    outcomes: marks.map((mark) => outcomesAt(held, mark)),
    jobs: {
      "hired-here": jobs.filter((job) => job === "hired-here").length,
      "hired-elsewhere": jobs.filter((job) => job === "hired-elsewhere").length,
      "not-yet": jobs.filter((job) => job === "not-yet").length,
    },
    referrals: {
      made: made.length,
      portalMade: of("portal", made),
      portalEnrolled: of("portal", served),
      trainingServed: of("training", served),
      clothingServed: of("clothing", served),
    },
    appointments: {
      booked: bookings.length,
      kept: bookings.filter(({ presence }) => presence === "kept").length,
      missed: bookings.filter(({ presence }) => presence === "missed").length,
    },
    survey: { answers: answers.length, statements: agreementOf(answers) },
    access: accessOf(own),
  };
}

function samplesOf({ samples }: ReportYear, { from, until, branch }: Asked): ReportCounts["samples"] {
  const years = [...new Set(samples.map(({ year }) => year))].toSorted((a, b) => a - b);
  return years
    .filter((year) => Number(from.slice(0, 4)) <= year && year <= Number(until.slice(0, 4)))
    .map((year) => samples.filter((one) => one.year === year && (branch === null || one.branch === branch)))
    .flatMap((ofYear) => {
      const [first] = ofYear;
      return first === undefined
        ? []
        : [{ year: first.year, perWeek: sum(ofYear.map(({ count }) => count)), branches: ofYear.length }];
    });
}

function attendanceOf(held: readonly Event[], own: readonly Place[]): ReportCounts["attendance"] {
  const taken = own.filter(
    ({ origin, status }) => origin !== "walk-in" && ["registered", "cancelled", "released"].includes(status),
  );
  const walkIns = own.filter(({ origin }) => origin === "walk-in");
  return {
    events: held.length,
    countedEvents: held.filter(({ places }) =>
      places.some((place) => place.who === "patron" && cameOf(place) > 0),
    ).length,
    registered: people(taken),
    cancelled: people(taken.filter(({ status }) => status === "cancelled")),
    released: people(taken.filter(({ status }) => status === "released")),
    attended: sum(own.map(cameOf)),
    attendedRegistrants: sum(own.filter(({ origin }) => origin !== "walk-in").map(cameOf)),
    walkIns: sum(walkIns.map(cameOf)),
  };
}

function waitsOf(own: readonly Place[]): ReportCounts["waits"] {
  const waits = own
    .flatMap((place) =>
      cameOf(place) > 0 && place.verdictMs !== null
        ? [Math.max(...place.scannedAt) - Math.min(...place.scannedAt) + place.verdictMs / 1000]
        : [],
    )
    .toSorted((a, b) => a - b);
  return { measured: waits.length, median: quantile(waits, 0.5), p95: quantile(waits, 0.95) };
}

/** Between two values the line that joins them, as SQL's percentile_cont has it. */
function quantile(sorted: readonly number[], share: number): number | null {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (at - Math.floor(at));
}

function employersOf(year: ReportYear, held: readonly Event[], asked: Asked): ReportCounts["employers"] {
  const tables = held.flatMap((event) => event.tables).filter(({ standing }) => standing === "accepted");
  const who = new Set(tables.map(({ employer }) => employer));
  const upToNow = year.events.filter(
    ({ status, startsAt, endsAt }) =>
      (status === "published" || status === "closed") &&
      endsAt <= asked.now &&
      localOf(startsAt, "America/Los_Angeles").date <= asked.until,
  );
  const timesOf = (employer: number) =>
    upToNow.filter((event) =>
      event.tables.some((table) => table.employer === employer && table.standing === "accepted"),
    ).length;
  const listed = [...who].map((employer) =>
    sum(tables.filter((table) => table.employer === employer).map((table) => table.openings.length)),
  );
  return {
    employers: who.size,
    repeatEmployers: [...who].filter((employer) => timesOf(employer) > 1).length,
    openings: sum(listed),
    topThreeOpenings: sum(listed.toSorted((a, b) => b - a).slice(0, 3)),
    medianPay: medianPostedPay(tables.flatMap((table) => table.openings)),
  };
}

function outcomesAt(held: readonly Event[], mark: (typeof marks)[number]): ReportCounts["outcomes"][number] {
  let [asked, answered] = [0, 0];
  const told = { interviews: new Sum(), offers: new Sum(), hires: new Sum(), retained: new Sum() };
  for (const table of held.flatMap(({ tables }) => tables)) {
    const soFar = table.reports.filter((report) => report.mark <= mark);
    if (soFar.length > 0 || table.asked.some((at) => at <= mark)) asked += 1;
    const last = soFar.findLast(({ kind }) => kind !== "declined");
    if (last === undefined) continue;
    answered += 1;
    for (const line of last.lines) {
      told.interviews.add(line.interviews);
      told.offers.add(line.offers);
      told.hires.add(line.hires);
      told.retained.add(line.retained);
    }
  }
  return {
    ...{ mark, asked, answered, applications: null, conditionalOffers: null },
    ...{ interviews: told.interviews.value, offers: told.offers.value },
    ...{ hires: told.hires.value, retained: told.retained.value },
  };
}

/** A sum that is unknown until something known was added. */
class Sum {
  value: number | null = null;
  add(count: number | null): void {
    if (count !== null) this.value = (this.value ?? 0) + count;
  }
}

function agreementOf(answers: Event["answers"]): ReportCounts["survey"]["statements"] {
  const of = (statement: (typeof statements)[number]) => {
    const chosen = answers.flatMap((answer) => answer[statement] ?? []);
    return { answered: chosen.length, agree: chosen.filter((points) => points > 3).length };
  };
  return { useful: of("useful"), welcome: of("welcome"), employers: of("employers"), again: of("again") };
}

function accessOf(own: readonly Place[]): ReportCounts["access"] {
  const standing = own.filter(({ status }) => status === "registered");
  const beforehand = own.filter(
    ({ origin, status }) => origin !== "walk-in" && ["registered", "cancelled", "released"].includes(status),
  );
  const languages: Record<string, number> = {};
  for (const { language } of standing) languages[language] = (languages[language] ?? 0) + 1;
  const asked = standing.flatMap(({ accommodations }) => accommodations);
  return {
    languages,
    registrations: beforehand.length,
    withoutDevice: beforehand.filter(({ origin }) => origin === "staff" || origin === "kiosk").length,
    asked: asked.length,
    met: asked.filter((state) => state === "met").length,
  };
}
