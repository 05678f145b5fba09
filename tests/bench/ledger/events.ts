import { hour, instant, type Ledger } from "./ledger";

const jobs = [
  ...[
    "Warehouse associate",
    "Line cook",
    "Registered nurse",
    "Cashier",
    "Bus driver",
    "Welder",
    "Teacher aide",
  ],
  ...["Electrician", "Security guard", "Home health aide", "Barista", "Forklift operator", "Custodian"],
];
const openingsEach = 3;

/** Events that are over, each of one employer with three openings, and what they said. */
export async function copyEvents(ledger: Ledger): Promise<void> {
  const { events, branches, employers } = ledger.size;
  const job = (place: Parameters<Ledger["draw"]>[0], n: number) => ledger.pick(jobs, { ...place, n }, 2);
  await ledger.copy("events", events, (place) => {
    const startsAt = ledger.eventAt(place, place.n);
    const [from, until] = [instant(startsAt), instant(startsAt + 3 * hour)];
    const words = Array.from({ length: openingsEach }, (_, at) => job(place, place.n * openingsEach + at));
    return {
      id: ledger.id(place, "event", place.n),
      slug: `past-${place.n}`,
      type: "hiring-event",
      status: "published",
      status_changed_at: from,
      made_by_staff: true,
      starts_at: from,
      ends_at: until,
      zone: "America/Los_Angeles",
      room_id: ledger.id(place, "room", place.n % branches),
      doors_open_at: from,
      doors_close_at: until,
      registration_closes_at: from,
      search_text: ["Hiring day", ...words].join(" ").toLowerCase(),
      created_at: from,
    };
  });
  await ledger.copy("event_texts", events, (place) => ({
    event_id: ledger.id(place, "event", place.n),
    locale: "en",
    title: `Hiring day ${place.n}`,
    description: "Meet the team. Bring a resume if you have one.",
  }));
  await ledger.copy("event_revisions", events, (place) => ({
    event_id: ledger.id(place, "event", place.n),
    revision: 1,
    snapshot: "{}",
    created_at: instant(ledger.eventAt(place, place.n)),
  }));
  await ledger.copy("event_employers", events, (place) => ({
    event_id: ledger.id(place, "event", place.n),
    employer_id: ledger.id(place, "employer", place.n % employers),
    is_host: true,
  }));
  await ledger.copy("openings", events * openingsEach, (place) => {
    const event = Math.floor(place.n / openingsEach);
    const title = job(place, place.n);
    return {
      id: ledger.id(place, "opening", place.n),
      event_id: ledger.id(place, "event", event),
      employer_id: ledger.id(place, "employer", event % employers),
      position: place.n % openingsEach,
      title,
      vacancies: 2,
      pay_min_cents: 1_800 + Math.floor(ledger.draw(place, 3) * 700),
      pay_max_cents: 2_600 + Math.floor(ledger.draw(place, 4) * 900),
      pay_unit: "hour",
      employment_type: "full-time",
      search_text: title?.toLowerCase(),
    };
  });
}
