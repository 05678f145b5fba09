import { anEmployer, type TestCenter } from "./center";
import type { ReportYear } from "./report-year";
import type { TestServices } from "./services";

export interface StoredYear {
  branchIds: readonly [string, string];
}

type Event = ReportYear["events"][number];
type Table = Event["tables"][number];
type Place = Event["places"][number];

/** Writes a year as rows that the commands would have left. */
export async function storeReportYear(
  services: TestServices,
  center: TestCenter,
  year: ReportYear,
): Promise<StoredYear> {
  const store = new Store(services, center);
  await store.places();
  for (const event of year.events) await store.event(event);
  await store.desk(year);
  await store.referrals(year.referrals);
  await store.slots(year.slots);
  return { branchIds: store.branchIds };
}

class Store {
  readonly branchIds: [string, string];
  private readonly roomIds: [string, string];
  private readonly employerIds: string[];
  private readonly now: string;

  constructor(
    private readonly services: TestServices,
    private readonly center: TestCenter,
  ) {
    const id = () => services.ids.uuid();
    this.branchIds = [id(), id()];
    this.roomIds = [id(), id()];
    this.employerIds = Array.from({ length: 6 }, id);
    this.now = services.clock.now().toISOString();
  }

  private id = () => this.services.ids.uuid();

  private async insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    const { sql } = this.services;
    const own = rows.map((row) => ({ center_id: this.center.id, ...row }));
    if (own.length > 0) await sql`insert into ${sql(table)} ${sql(own)}`;
  }

  async places(): Promise<void> {
    const created_at = this.now;
    const named = (id: string, n: number) => ({ id, name: `Branch ${n}`, created_at });
    await this.insert("branches", this.branchIds.map(named));
    await this.insert(
      "rooms",
      this.roomIds.map((id, n) => ({ ...named(id, n), branch_id: this.branchIds[n], posted_load: 90 })),
    );
    const { contactEmail, contactName } = anEmployer();
    await this.insert(
      "employers",
      this.employerIds.map((id, n) => ({
        ...{ id, legal_name: `Employer ${n} ${id}`, street: "1 Main Street", website: "https://a.example" },
        ...{ size_band: "100-249", contact_name: contactName, contact_email: contactEmail, created_at },
      })),
    );
  }

  async event(event: Event): Promise<void> {
    const id = this.id();
    const [starts_at, ends_at] = [event.startsAt.toISOString(), event.endsAt.toISOString()];
    await this.insert("events", [
      {
        ...{ id, slug: id, type: "hiring-event", status: event.status, status_changed_at: starts_at },
        ...{ made_by_staff: true, starts_at, ends_at, zone: "America/Los_Angeles" },
        ...{ room_id: event.branch === null ? null : this.roomIds[event.branch] },
        ...{ doors_open_at: starts_at, doors_close_at: ends_at, registration_closes_at: starts_at },
        ...{ search_text: "", created_at: starts_at },
      },
    ]);
    const text = { locale: "en", title: "Hiring day", description: "Come" };
    await this.insert("event_texts", [{ event_id: id, ...text }]);
    for (const place of event.places) await this.place(id, event, place);
    for (const [n, table] of event.tables.entries()) await this.table(id, n, table);
    await this.insert(
      "turned_away",
      event.turnedAway.map((people) => ({
        id: this.id(),
        event_id: id,
        at: starts_at,
        reason: "event-full",
        people,
      })),
    );
    await this.insert(
      "survey_answers",
      event.answers.map((answer) => ({
        ...{ event_id: id, answer_key: this.id(), source: "link", language: "en" },
        ...{ answered_on: starts_at.slice(0, 10), ...answer, liked: "The tables" },
      })),
    );
  }

  private async place(event_id: string, { startsAt }: Event, place: Place): Promise<void> {
    const id = this.id();
    const of = { event_id, registration_id: id };
    const created_at = startsAt.toISOString();
    await this.insert("registrations", [
      {
        ...{ id, event_id, who: place.who, status: place.status, origin: place.origin },
        ...{ party_size: place.partySize, language: place.language, created_at },
        // The line of those who wait has an order.
        queue_no: place.status === "waitlisted" ? 1 : null,
      },
    ]);
    await this.insert("patrons", [{ id: this.id(), registration_id: id, name: "Ana", name_folded: "ana" }]);
    const scans = place.scannedAt.map((seconds) => ({
      scan_id: this.id(),
      at: new Date(startsAt.getTime() + seconds * 1_000).toISOString(),
    }));
    await this.insert(
      "scans",
      scans.map(({ scan_id, at }) => ({
        ...{ ...of, scan_id, kind: "entry", by: "door", at, received_at: at, verdict_ms: place.verdictMs },
      })),
    );
    const last = scans.at(-1);
    if (last === undefined) throw new Error("a place without a scan");
    await this.insert(
      "admissions",
      Array.from({ length: Math.min(place.came, place.partySize) }, (_, n) => ({
        ...{ ...of, seat: n + 1, scan_id: last.scan_id, at: last.at, inside: true, since: last.at },
      })),
    );
    await this.insert(
      "accommodations",
      place.accommodations.map((state) => ({
        ...{
          ...of,
          id: this.id(),
          cipher: "c1.x",
          key_id: "c1",
          state,
          asked_at: created_at,
          changed_at: created_at,
        },
      })),
    );
    if (place.job !== null)
      await this.insert("job_reports", [{ ...of, answer: place.job, answered_at: created_at }]);
    if (place.offers !== null) {
      const { people, endedAs: ended_as } = place.offers;
      const offer = { ...of, id: this.id(), people, offered_at: created_at, expires_at: created_at };
      await this.insert("offers", [{ ...offer, ended_at: created_at, ended_as }]);
    }
  }

  private async table(event_id: string, n: number, table: Table): Promise<void> {
    const of = { event_id, employer_id: this.employerIds[table.employer] };
    await this.insert("event_employers", [{ ...of, is_host: n === 0, standing: table.standing }]);
    await this.insert(
      "openings",
      table.openings.map((opening, position) => ({
        ...{ ...of, id: this.id(), position, title: "Clerk", vacancies: 2, employment_type: "full-time" },
        ...{ pay_min_cents: opening.payMinCents, pay_max_cents: opening.payMaxCents },
        pay_unit: opening.payUnit,
      })),
    );
    await this.insert(
      "outcome_asks",
      table.asked.map((mark) => ({ ...of, mark, turn: 1, asked_at: this.now })),
    );
    for (const { mark, kind, lines } of table.reports) {
      const id = this.id();
      await this.insert("outcome_reports", [
        { ...of, id, mark, kind, how: "link", by: "x", at: this.now, form_key: id, values_hash: "x" },
      ]);
      const counts = kind === "declined" ? [] : lines;
      await this.insert(
        "outcome_counts",
        counts.map((line, place) => ({ report_id: id, line: place, title: "Clerk", ...line })),
      );
    }
  }

  async desk({ inquiries, samples }: ReportYear): Promise<void> {
    const category_id = this.id();
    await this.insert("inquiry_categories", [
      { id: category_id, key: `search-${category_id}`, name: "Job search", position: 1 },
    ]);
    await this.insert(
      "inquiries",
      inquiries.map((one) => ({
        ...{ id: this.id(), branch_id: this.branchIds[one.branch], category_id, channel: one.channel },
        ...{ is_reference: one.isReference, count: one.count, source: "desk", by: "x" },
        ...{ answered_at: `${one.answeredOn}T20:00:00Z`, answered_on: one.answeredOn },
        ...{ received_at: this.now, undone_at: one.isUndone ? this.now : null },
      })),
    );
    await this.insert(
      "inquiry_samples",
      samples.map(({ year, branch, count }) => ({
        ...{ id: this.id(), branch_id: this.branchIds[branch], year, week_of: `${year}-03-02`, count },
        ...{ by: "x", at: this.now },
      })),
    );
  }

  async referrals(made: ReportYear["referrals"]): Promise<void> {
    const partner_id = this.id();
    const partner = { id: partner_id, kind: "portal", name: `JobsLA ${partner_id}`, languages: "{en}" };
    await this.insert("partners", [{ ...partner, created_at: this.now }]);
    await this.insert(
      "referrals",
      made.map((one, n) => ({
        ...{ id: this.id(), code: String(10_000_000 + n), kind: one.kind, partner_id },
        ...{ branch_id: this.branchIds[one.branch], state: one.state, made_by: "x" },
        ...{
          made_at: `${one.madeOn}T20:00:00Z`,
          made_on: one.madeOn,
          served_on: one.servedOn,
          served_how: one.servedHow,
        },
      })),
    );
  }

  async slots(made: ReportYear["slots"]): Promise<void> {
    for (const [n, slot] of made.entries()) {
      const id = this.id();
      const [starts_at, ends_at] = [slot.startsAt.toISOString(), slot.endsAt.toISOString()];
      await this.insert("slots", [
        {
          ...{ id, kind: "appointment", branch_id: this.branchIds[slot.branch], counselor: `Counselor ${n}` },
          ...{ starts_at, ends_at, seats: 5, place: "Desk 2", created_at: starts_at },
          cancelled_at: slot.isCancelled ? starts_at : null,
        },
      ]);
      await this.insert(
        "bookings",
        slot.bookings.map(({ status, presence }, n) => ({
          ...{ id: this.id(), slot_id: id, status, seat: status === "booked" ? n + 1 : null },
          ...{ held: `[${starts_at},${ends_at})`, presence, created_at: starts_at },
        })),
      );
    }
  }
}
