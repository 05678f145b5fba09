import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Services } from "~/app/adapters/services";
import type { Sql } from "~/db/client.server";
import { anEmployer, type TestCenter } from "../factories/center";

/** What five years of a city come to. */
export const fiveYears = {
  inquiries: 1_250_000,
  registrations: 300_000,
  admissions: 200_000,
  events: 4_500,
  employers: 600,
  branches: 73,
  referrals: 60_000,
  appointments: 40_000,
} as const;
export type CitySize = Record<keyof typeof fiveYears, number>;

/** A part of it, such as a hundredth: fewer of everything over the same five years. */
export const partOf = (share: number): CitySize => {
  const some = (count: number) => Math.max(1, Math.round(count * share));
  return {
    ...{ inquiries: some(fiveYears.inquiries), registrations: some(fiveYears.registrations) },
    ...{ admissions: some(fiveYears.admissions), events: some(fiveYears.events) },
    ...{ employers: some(fiveYears.employers), branches: some(fiveYears.branches) },
    ...{ referrals: some(fiveYears.referrals), appointments: some(fiveYears.appointments) },
  };
};

const day = 86_400_000;
const hour = 3_600_000;
const years = 5;
const languages = ["en", "en", "en", "es", "es", "ko", "zh-Hant", "hy"];
const channels = ["in-person", "in-person", "phone", "email", "chat"];
const statuses = ["registered", "registered", "registered", "registered", "cancelled", "released"];
const origins = ["web", "web", "staff", "kiosk"];
const referralKinds = ["portal", "portal", "counselor", "worksource", "training", "clothing"];

type Cell = string | number | boolean | null | undefined;

/** One of a few, by a number. */
const of = <T>(items: readonly T[], n: number): T | undefined => items[n % items.length];

/**
 * Fills a center with five years that end today, by COPY, telling how far it is. Ids are made from their numbers, and are
 * older than any that a clock makes.
 */
export async function makeCity(
  services: Pick<Services, "sql" | "clock">,
  center: TestCenter,
  size: CitySize,
  tell: (line: string) => void = () => {},
): Promise<void> {
  const city = new City(services.sql, center, size, services.clock.now(), tell);
  await city.places();
  await city.events();
  await city.people();
  await city.told();
  await city.desk();
  await services.sql`analyze`;
}

class City {
  private readonly begin: number;
  private readonly step: number;

  constructor(
    private readonly sql: Sql,
    private readonly center: TestCenter,
    private readonly size: CitySize,
    private readonly now: Date,
    private readonly tell: (line: string) => void,
  ) {
    this.begin = now.getTime() - years * 365 * day;
    this.step = (years * 365 * day) / (size.events + 1);
  }

  /** An id of a kind by its number, of this center alone. */
  private id = (kind: number, n: number) =>
    `000000${kind.toString(16).padStart(2, "0")}-${this.center.id.slice(24, 28)}-7000-8000-${n.toString(16).padStart(12, "0")}`;

  private async copy(
    table: string,
    columns: readonly string[],
    count: number,
    row: (n: number) => readonly Cell[],
  ): Promise<void> {
    const { center, tell } = this;
    function* lines() {
      for (let n = 0; n < count; n++) {
        if (n % 100_000 === 0 && n > 0)
          tell(`${table}: ${n.toLocaleString("en-US")} of ${count.toLocaleString("en-US")}`);
        const cells = row(n).map((cell) => (cell === null || cell === undefined ? "\\N" : String(cell)));
        yield `${[center.id, ...cells].join("\t")}\n`;
      }
    }
    const { sql } = this;
    const into = await sql`copy ${sql(table)} (${sql(["center_id", ...columns])}) from stdin`.writable();
    await pipeline(Readable.from(lines()), into);
    tell(`${table}: ${count.toLocaleString("en-US")}`);
  }

  private eventAt = (n: number) => {
    const startsAt = Math.floor((this.begin + (n + 1) * this.step) / day) * day + 18 * hour;
    return { startsAt, endsAt: startsAt + 3 * hour };
  };
  private iso = (ms: number) => new Date(ms).toISOString();
  private dayOf = (ms: number) => this.iso(ms).slice(0, 10);
  /** A time within the five years, the earlier the lower the number. */
  private within = (n: number, count: number) =>
    this.begin + Math.floor((n / count) * years * 365) * day + 20 * hour;

  async places(): Promise<void> {
    const made = this.iso(this.begin);
    const { branches, employers } = this.size;
    await this.copy("branches", ["id", "name", "council_district", "created_at"], branches, (n) => [
      ...[this.id(1, n), `Branch ${n}`, (n % 15) + 1, made],
    ]);
    await this.copy("rooms", ["id", "branch_id", "name", "posted_load", "created_at"], branches, (n) => [
      ...[this.id(2, n), this.id(1, n), "Meeting room", 120, made],
    ]);
    const { contactEmail, contactName } = anEmployer();
    const columns = [
      "id",
      "legal_name",
      "street",
      "website",
      "size_band",
      "contact_name",
      "contact_email",
      "created_at",
    ];
    await this.copy("employers", columns, employers, (n) => [
      ...[this.id(3, n), `Employer ${n}`, "1 Main Street", "https://a.example", "100-249"],
      ...[contactName, contactEmail, made],
    ]);
  }

  async events(): Promise<void> {
    const { events, branches, employers } = this.size;
    const columns = [
      ...[
        "id",
        "slug",
        "type",
        "status",
        "status_changed_at",
        "made_by_staff",
        "starts_at",
        "ends_at",
        "zone",
      ],
      ...[
        "room_id",
        "doors_open_at",
        "doors_close_at",
        "registration_closes_at",
        "search_text",
        "created_at",
      ],
    ];
    await this.copy("events", columns, events, (n) => {
      const { startsAt, endsAt } = this.eventAt(n);
      const [from, until] = [this.iso(startsAt), this.iso(endsAt)];
      return [
        ...[this.id(4, n), `city-${n}`, "hiring-event", "published", from, true, from, until],
        ...["America/Los_Angeles", this.id(2, n % branches), from, until, from, "", from],
      ];
    });
    const text = ["event_id", "locale", "title", "description"];
    await this.copy("event_texts", text, events, (n) => [this.id(4, n), "en", `Hiring day ${n}`, "Come"]);
    const part = ["event_id", "employer_id", "is_host"];
    await this.copy("event_employers", part, events, (n) => [this.id(4, n), this.id(3, n % employers), true]);
    const opening = [
      ...[
        "id",
        "event_id",
        "employer_id",
        "position",
        "title",
        "vacancies",
        "pay_min_cents",
        "pay_max_cents",
      ],
      ...["pay_unit", "employment_type"],
    ];
    await this.copy("openings", opening, events * 3, (n) => {
      const event = Math.floor(n / 3);
      return [
        ...[this.id(5, n), this.id(4, event), this.id(3, event % employers), n % 3, `Job ${n}`, 2],
        ...[1_800 + (n % 700), 2_600 + (n % 900), "hour", "full-time"],
      ];
    });
  }

  /** Registrations, arrivals and what is counted of them: those of one event stand together, as they were written. */
  async people(): Promise<void> {
    const { registrations, admissions, events } = this.size;
    const eventOf = (n: number) => Math.floor((n / registrations) * events);
    const at = (n: number) => this.iso(this.eventAt(eventOf(n)).startsAt + (n % 60) * 60_000);
    const columns = ["id", "event_id", "status", "origin", "party_size", "language", "created_at"];
    const isIn = (n: number) => n % registrations < admissions || registrations <= admissions;
    const came = Array.from({ length: registrations }, (_, n) => n).filter(
      (n) =>
        Math.floor(((n + 1) * admissions) / registrations) > Math.floor((n * admissions) / registrations),
    );
    const cameSet = new Set(came);
    await this.copy("registrations", columns, registrations, (n) => [
      ...[this.id(6, n), this.id(4, eventOf(n))],
      ...[
        cameSet.has(n) ? "registered" : of(statuses, n),
        n % 6 === 5 && isIn(n) ? "walk-in" : of(origins, n),
      ],
      ...[1, of(languages, n), at(n)],
    ]);
    const scan = ["scan_id", "event_id", "registration_id", "kind", "by", "at", "received_at", "verdict_ms"];
    await this.copy("scans", scan, came.length, (k) => {
      const n = came[k] ?? 0;
      return [
        this.id(7, n),
        this.id(4, eventOf(n)),
        this.id(6, n),
        "entry",
        "door",
        at(n),
        at(n),
        40 + (n % 300),
      ];
    });
    const admission = ["registration_id", "seat", "event_id", "scan_id", "at", "inside", "since"];
    await this.copy("admissions", admission, came.length, (k) => {
      const n = came[k] ?? 0;
      return [this.id(6, n), 1, this.id(4, eventOf(n)), this.id(7, n), at(n), false, at(n)];
    });
    const access = ["id", "event_id", "registration_id", "state", "asked_at", "changed_at"];
    await this.copy("accommodations", access, Math.floor(registrations / 40), (k) => {
      const n = k * 40;
      return [
        this.id(8, n),
        this.id(4, eventOf(n)),
        this.id(6, n),
        k % 4 === 0 ? "asked" : "met",
        at(n),
        at(n),
      ];
    });
    const job = ["registration_id", "event_id", "answer", "answered_at"];
    await this.copy("job_reports", job, Math.floor(registrations / 20), (k) => {
      const n = k * 20;
      return [this.id(6, n), this.id(4, eventOf(n)), k % 3 === 0 ? "hired-here" : "not-yet", at(n)];
    });
    const answer = ["event_id", "answer_key", "source", "language", "answered_on", "useful", "welcome"];
    await this.copy("survey_answers", answer, Math.floor(registrations / 6), (k) => {
      const n = k * 6;
      return [this.id(4, eventOf(n)), `key ${k}`, "link", "en", at(n).slice(0, 10), 1 + (k % 5), 5];
    });
  }

  /** What employers told: of two events in three, at each mark. */
  async told(): Promise<void> {
    const { events, employers } = this.size;
    const marks = [7, 30, 90];
    const ofTurn = (k: number) => ({ n: Math.floor(k / 3), mark: of(marks, k) });
    const at = (n: number) => this.iso(this.eventAt(n).endsAt);
    const ask = ["event_id", "employer_id", "mark", "turn", "asked_at"];
    await this.copy("outcome_asks", ask, events * 3, (k) => {
      const { n, mark } = ofTurn(k);
      return [this.id(4, n), this.id(3, n % employers), mark, 1, at(n)];
    });
    const report = [
      "id",
      "event_id",
      "employer_id",
      "mark",
      "kind",
      "how",
      "by",
      "at",
      "form_key",
      "values_hash",
    ];
    await this.copy("outcome_reports", report, events * 2, (k) => {
      const n = Math.floor(k / 2);
      const id = this.id(9, k);
      return [
        id,
        this.id(4, n),
        this.id(3, n % employers),
        of([7, 90], k),
        "counts",
        "link",
        "x",
        at(n),
        id,
        "x",
      ];
    });
    const counts = ["report_id", "line", "title", "interviews", "offers", "hires", "retained"];
    await this.copy("outcome_counts", counts, events * 2, (k) => [
      ...[this.id(9, k), 0, "Clerk", 8 + (k % 5), 4, k % 4, k % 2 === 0 ? null : 1],
    ]);
  }

  async desk(): Promise<void> {
    const { inquiries, branches, referrals, appointments } = this.size;
    const made = this.iso(this.begin);
    await this.copy("inquiry_categories", ["id", "key", "name", "position"], 1, () => [
      ...[this.id(10, 0), "city", "Job search", 1],
    ]);
    const columns = [
      ...["id", "branch_id", "category_id", "channel", "is_reference", "count", "source", "answered_at"],
      ...["answered_on", "by", "received_at"],
    ];
    await this.copy("inquiries", columns, inquiries, (n) => {
      const at = this.within(n, inquiries);
      return [
        ...[
          this.id(11, n),
          this.id(1, n % branches),
          this.id(10, 0),
          of(channels, n),
          n % 5 === 0,
          1,
          "desk",
        ],
        ...[this.iso(at), this.dayOf(at), "x", this.iso(at)],
      ];
    });
    await this.copy("partners", ["id", "kind", "name", "languages", "created_at"], 1, () => [
      ...[this.id(12, 0), "portal", "JobsLA", "{en}", made],
    ]);
    const referral = [
      ...[
        "id",
        "code",
        "kind",
        "partner_id",
        "branch_id",
        "state",
        "made_by",
        "made_at",
        "made_on",
        "served_on",
      ],
    ];
    await this.copy("referrals", referral, referrals, (n) => {
      const at = this.within(n, referrals);
      const isServed = n % 3 !== 0;
      return [
        ...[this.id(13, n), 10_000_000 + n, of(referralKinds, n), this.id(12, 0), this.id(1, n % branches)],
        ...[
          isServed ? "served" : "made",
          "x",
          this.iso(at),
          this.dayOf(at),
          isServed ? this.dayOf(at) : null,
        ],
      ];
    });
    const times = (n: number) => {
      const startsAt = this.within(n, appointments);
      return [this.iso(startsAt), this.iso(startsAt + hour / 2)] as const;
    };
    const slot = [
      "id",
      "kind",
      "branch_id",
      "counselor",
      "starts_at",
      "ends_at",
      "seats",
      "place",
      "created_at",
    ];
    await this.copy("slots", slot, appointments, (n) => [
      ...[
        this.id(14, n),
        "appointment",
        this.id(1, n % branches),
        "Counselor",
        ...times(n),
        1,
        "Desk 2",
        made,
      ],
    ]);
    const booking = ["id", "slot_id", "status", "seat", "held", "presence", "created_at"];
    await this.copy("bookings", booking, appointments, (n) => {
      const [from, until] = times(n);
      return [
        this.id(15, n),
        this.id(14, n),
        "booked",
        1,
        `[${from},${until})`,
        n % 5 === 0 ? "missed" : "kept",
        made,
      ];
    });
  }
}
