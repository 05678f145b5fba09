import { z } from "zod";
import type { WageFloor } from "~/app/domain/flags/flag";
import { calendarDate, dollarsInCents, line, optional } from "./fields";

/** The highest floor that the database takes: $10,000 an hour. */
const mostCents = 1_000_000;

/** A wage floor as an admin types it: area words with commas between them, none for everywhere. */
export const wageFloorForm = z
  .strictObject({
    fromDate: calendarDate,
    hourly: dollarsInCents.pipe(z.number().max(mostCents, "too-high")),
    areaWords: optional(line(300)),
    source: line(300),
  })
  .transform(
    ({ fromDate, hourly, areaWords, source }): WageFloor => ({
      fromDate,
      hourlyCents: hourly,
      areaWords: (areaWords ?? "")
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
      source,
    }),
  );
