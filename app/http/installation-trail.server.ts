import { z } from "zod";
import { instantsOf } from "~/app/domain/reports/period";
import { listCenterOverviews, listTrail, listTrailPeople } from "~/db/queries/installation";
import type { RequestContext } from "./context.server";
import { calendarDate, optional } from "./fields";
import { type FormErrors, fieldProblems } from "./parse-form.server";
import { fieldWords } from "./problems";
import { cursorOf, cursorText, idOrUndefined, pageOf } from "./staff-page.server";

/** Rows on a page of the trail. */
const limit = 50;

const days = z
  .object({ from: optional(calendarDate), until: optional(calendarDate) })
  .refine(({ from, until }) => from === null || until === null || from <= until, {
    path: ["until"],
    message: "ends-before-start",
  });

/** One page of the installation's trail, as its address asks for it: by center, by person, by days. */
export async function installationTrail({ services, center }: RequestContext, request: Request) {
  const { db } = services;
  const given = new URL(request.url).searchParams;
  const valueOf = (name: string) => given.get(name)?.trim() ?? "";
  const values = {
    center: valueOf("center"),
    person: valueOf("person"),
    from: valueOf("from"),
    until: valueOf("until"),
  };
  const parsed = days.safeParse(values);
  const [centers, people] = await Promise.all([listCenterOverviews(db), listTrailPeople(db)]);
  const choices = {
    centers: centers.map(({ id, name }) => ({ value: id, label: name })),
    people: people.map(({ id, name }) => ({ value: id, label: name })),
  };
  const about = { values, choices, timeZone: center.timeZone };
  if (!parsed.success) return { ...about, errors: errorsOf(parsed.error), rows: [], olderHref: undefined };
  const before = cursorOf(request, "before") ?? undefined;
  const found = await listTrail(db, {
    centerId: idOrUndefined(values.center),
    personId: idOrUndefined(values.person),
    ...boundsOf(parsed.data, center.timeZone),
    before,
    limit: limit + 1,
  });
  const page = pageOf(request, found, limit, (last) => ["before", cursorText(last.at, last.id)]);
  return { ...about, ...page, errors: undefined };
}

/** Whole days where the reader is; a day that is not given bounds nothing. */
const boundsOf = ({ from, until }: z.output<typeof days>, zone: string) => ({
  from: from === null ? undefined : instantsOf({ from, until: from }, zone).from,
  until: until === null ? undefined : instantsOf({ from: until, until }, zone).until,
});

const errorsOf = (error: z.ZodError): FormErrors =>
  Object.fromEntries(fieldProblems(error).map(({ field, problem }) => [field, fieldWords(field, problem)]));
