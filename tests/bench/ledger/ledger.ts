import type { Sql } from "~/db/client.server";
import { copyLines, type Line } from "./copy-lines";

/** What one center has. */
export interface LedgerSize {
  inquiries: number;
  registrations: number;
  admissions: number;
  events: number;
  employers: number;
  branches: number;
  referrals: number;
  appointments: number;
}

/** Which row: the nth of a center. */
export interface Place {
  centerId: string;
  /** The center's number in the ledger, from 0. */
  center: number;
  n: number;
}

export const day = 86_400_000;
export const hour = 3_600_000;

/** What the ids of each kind begin with. */
const kinds = {
  ...{ branch: 1, room: 2, employer: 3, event: 4, opening: 5, registration: 6, scan: 7, accommodation: 8 },
  ...{ report: 9, category: 10, inquiry: 11, partner: 12, referral: 13, slot: 14, booking: 15 },
  ...{ patron: 16, message: 17, step: 18 },
};

/**
 * Years of centers as they are written: what each has lies evenly over the years, and rows of all centers stand mixed in
 * the tables, by time. Ids are made from their numbers and older than any that a clock makes; what is drawn is the same
 * in every run.
 */
export class Ledger {
  /** Milliseconds since 1970. */
  private readonly begin: number;
  private readonly length: number;

  /** @param until the last instant at which anything happened */
  constructor(
    private readonly sql: Sql,
    private readonly centerIds: readonly string[],
    readonly size: LedgerSize,
    years: number,
    readonly until: Date,
    private readonly tell: (line: string) => void,
  ) {
    this.length = years * 365 * day;
    this.begin = until.getTime() - this.length;
  }

  /** When all of it began. */
  get madeAt(): string {
    return instant(this.begin);
  }

  /** An id of a center's nth of a kind. */
  id({ centerId }: Place, kind: keyof typeof kinds, n: number): string {
    const begins = kinds[kind].toString(16).padStart(8, "0");
    return `${begins}-${centerId.slice(24, 28)}-7000-8000-${n.toString(16).padStart(12, "0")}`;
  }

  /** A number from 0 to 1 for a row, another one for each `about` (the finalizer of MurmurHash3). */
  draw({ center, n }: Place, about: number): number {
    let mixed =
      Math.imul(center + 1, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b) ^ Math.imul(about + 1, 0xc2b2ae35);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  }

  /** One of a few, drawn. */
  pick<Item>(items: readonly Item[], place: Place, about: number): Item | undefined {
    return items[Math.floor(this.draw(place, about) * items.length)];
  }

  /** An instant in the opening hours of a day: the nth of `count` that lie evenly over the years. In milliseconds. */
  at(place: Place, count: number): number {
    const days = Math.floor(((place.n + this.draw(place, 0)) / count) * (this.length / day));
    const midnight = Math.floor(this.begin / day + days) * day;
    return midnight + 17 * hour + Math.floor(this.draw(place, 1) * 360) * 60_000;
  }

  /** When a center's nth event began, in milliseconds. It lasts three hours. */
  eventAt(place: Place, n: number): number {
    return this.at({ ...place, n }, this.size.events);
  }

  /** The number of the event that a center's nth registration is for: those of one event stand together. */
  eventOf(n: number): number {
    return Math.floor((n / this.size.registrations) * this.size.events);
  }

  /** Writes `count` rows of each center; a row that is null is left out. */
  async copy(table: string, count: number, row: (place: Place) => Line | null): Promise<void> {
    const copied = await copyLines(this.sql, table, this.lines(table, count, row));
    this.tell(`${table}: ${copied.toLocaleString("en-US")}`);
  }

  private *lines(table: string, count: number, row: (place: Place) => Line | null): Generator<Line> {
    const { centerIds, tell } = this;
    const all = count * centerIds.length;
    for (let n = 0, asked = 0; n < count; n++) {
      for (const [center, centerId] of centerIds.entries()) {
        asked += 1;
        if (asked % 1_000_000 === 0) tell(`${table}: ${Math.round((100 * asked) / all)}%`);
        const line = row({ centerId, center, n });
        if (line !== null) yield { center_id: centerId, ...line };
      }
    }
  }
}

export const instant = (ms: number): string => new Date(ms).toISOString();
export const dayOf = (ms: number): string => instant(ms).slice(0, 10);
