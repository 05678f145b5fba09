import { z } from "zod";
import { searchTerms } from "~/app/domain/events/search-text";
import { dayAfter, dayStart } from "~/app/domain/time/day-start";
import type { Words } from "~/app/i18n/speak";
import type { Center } from "~/db/queries/centers";
import type { EventCursor, UpcomingParams } from "~/db/queries/public-events";
import { type FormErrors, type FormValues, fieldProblems } from "./parse-form.server";
import { problemWords } from "./problems";

/** What was asked of the list of events, as it is shown again in the form. */
export interface EventSearch {
  values: FormValues;
  errors: FormErrors;
  filters: Pick<UpcomingParams, "terms" | "branchId" | "from" | "until" | "after" | "before">;
}

const fields = ["q", "branch", "from", "until"] as const;

/**
 * Reads the list's address. A field that cannot be read narrows nothing and has its error; a page key that cannot
 * be read is the first page.
 */
export function readEventSearch(
  address: string,
  center: Pick<Center, "timeZone">,
  branches: readonly { id: string }[],
  t: Words,
): EventSearch {
  const given = new URL(address).searchParams;
  const values: FormValues = {};
  for (const field of fields) values[field] = given.get(field)?.trim() ?? "";
  const parsed = schemaFor(center.timeZone, branches).safeParse(values);
  const cursors = { after: readCursor(given.get("after")), before: readCursor(given.get("before")) };
  if (!parsed.success) {
    const problems = fieldProblems(parsed.error);
    const errors = Object.fromEntries(
      problems.map(({ field, problem }) => [field, problemWords(problem, t)]),
    );
    return { values, errors, filters: cursors };
  }
  const { q, branch, from, until } = parsed.data;
  return {
    values,
    errors: {},
    filters: { terms: searchTerms(q), branchId: branch, from, until, ...cursors },
  };
}

function schemaFor(zone: string, branches: readonly { id: string }[]) {
  const day = z.string().transform((date, context): string | undefined => {
    if (date === "") return undefined;
    if (dayStart(date, zone) !== null) return date;
    context.addIssue({ code: "custom", message: "no-such-date" });
    return z.NEVER;
  });
  return z
    .object({
      q: z.string().max(200, "too-long"),
      branch: z
        .string()
        .refine((id) => id === "" || branches.some((branch) => branch.id === id), "not-in-list"),
      from: day,
      until: day,
    })
    .refine(({ from, until }) => !from || !until || from <= until, {
      path: ["until"],
      message: "ends-before-start",
    })
    .transform(({ q, branch, from, until }) => ({
      q,
      branch: branch === "" ? undefined : branch,
      from: from === undefined ? undefined : (dayStart(from, zone) ?? undefined),
      until: until === undefined ? undefined : (dayStart(dayAfter(until), zone) ?? undefined),
    }));
}

/** A page's key: the last event's start in milliseconds and its id. */
export const writeCursor = ({ startsAt, id }: EventCursor) => `${startsAt.getTime()}_${id}`;

function readCursor(text: string | null): EventCursor | undefined {
  // Thirteen digits reach the year 2286: more would be an instant that Postgres cannot read.
  const [, ms, id] = /^(\d{1,13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? "") ?? [];
  return ms === undefined || id === undefined ? undefined : { startsAt: new Date(Number(ms)), id };
}

/** The list's address with what was asked before and another page's key. */
export function pageHref(
  path: string,
  values: FormValues,
  key: { after: string } | { before: string },
): string {
  const kept = fields.flatMap((field) => (values[field] ? [[field, values[field]]] : []));
  return `${path}?${new URLSearchParams([...kept, ...Object.entries(key)])}`;
}
