import { type SQL, sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { employmentTypes, payUnits } from "~/app/domain/events/event";
import { shifts } from "~/app/domain/openings/opening";
import { centerId } from "./columns";
import { eventEmployers } from "./event-employers";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** A job on offer at an event. Pay is in whole cents of a dollar per `payUnit`. */
export const openings = pgTable(
  "openings",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    employerId: uuid().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    vacancies: integer().notNull(),
    payMinCents: integer().notNull(),
    payMaxCents: integer().notNull(),
    payUnit: text({ enum: payUnits }).notNull(),
    employmentType: text({ enum: employmentTypes }).notNull(),
    schedule: text(),
    worksite: text(),
    remote: boolean().notNull().default(false),
    duties: text(),
    minimumQualifications: text(),
    howToApply: text(),
    closesOn: text(),
    /** When the work is done; empty where nobody said. */
    shifts: text({ enum: shifts }).array().notNull().default([]),
    noExperience: boolean().notNull().default(false),
    /** Languages that the work asks for, as BCP 47 tags. */
    languages: text().array().notNull().default([]),
    /** For whom an agency hires; null where the employer hires for itself, or did not say. */
    clientName: text(),
    /** Folded words of the opening and its employer, written with them. */
    searchText: text().notNull().default(""),
    search: tsvector().generatedAlwaysAs((): SQL => sql`to_tsvector('english', ${openings.searchText})`),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({
      columns: [t.centerId, t.eventId, t.employerId],
      foreignColumns: [eventEmployers.centerId, eventEmployers.eventId, eventEmployers.employerId],
    }),
    index("openings_event").on(t.centerId, t.eventId, t.position),
    index("openings_search").using("gin", t.search),
    // Beginnings of words that are longer than their stem, and words that English search leaves out ("IT").
    index("openings_search_plain").using("gin", sql`to_tsvector('simple', ${t.searchText})`),
    index("openings_employer").on(t.centerId, t.employerId),
    check("openings_vacancies", sql`${t.vacancies} >= 1`),
    check("openings_pay", sql`${t.payMinCents} > 0 and ${t.payMinCents} <= ${t.payMaxCents}`),
  ],
);
