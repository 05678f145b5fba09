import type { Params } from "@remix-run/react";
import { z } from "zod";
import {
  mostBodyBytes,
  mostReadinessSteps,
  mostWeeksBefore,
  resourceTopics,
} from "~/app/domain/resources/resource";
import { cleanIndented } from "~/app/domain/text/fold";
import { type Locale, locales, spokenOr } from "~/app/i18n/locales";
import { findResource, listReadinessSteps, listResources } from "~/db/queries/resources";
import type { RequestContext } from "./context.server";
import { id, line, optional } from "./fields";
import { offeredBy } from "./offered-languages.server";
import type { FormValues } from "./parse-form.server";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { idOr404 } from "./staff-page.server";

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** A page as staff type it; the body is Markdown, whose indents mean something. */
export const resourceForm = z.strictObject({
  topic: z.string({ error: "required" }).min(1, "required").pipe(z.enum(resourceTopics, "not-in-list")),
  title: line(120),
  hours: optional(line(200)),
  body: z
    .string({ error: "required" })
    .refine((typed) => bytesOf(typed) <= mostBodyBytes, "page-too-large")
    .transform(cleanIndented)
    .pipe(z.string().min(1, "required")),
});

const step = z
  .strictObject({ weeksBefore: z.string(), resourceId: z.string() })
  .transform(({ weeksBefore, resourceId }) => (resourceId === "" ? null : { weeksBefore, resourceId }))
  .pipe(
    z.union([
      z.null(),
      z.strictObject({
        weeksBefore: z
          .string()
          .regex(/^\d{1,2}$/, "not-in-list")
          .transform(Number)
          .pipe(z.number().max(mostWeeksBefore, "not-in-list")),
        resourceId: id,
      }),
    ]),
  );

/** The list of what to do before an event: rows without a page are left out, and one that is there twice is refused. */
export const readinessForm = z
  .strictObject({ steps: z.array(step).max(mostReadinessSteps, "too-many").default([]) })
  .superRefine(({ steps }, context) => {
    const seen = new Set<string>();
    for (const [n, one] of steps.entries()) {
      const key = one === null ? null : `${one.weeksBefore} ${one.resourceId}`;
      if (key !== null && seen.has(key)) {
        context.addIssue({ code: "custom", path: ["steps", n, "resourceId"], message: "step-twice" });
      }
      if (key !== null) seen.add(key);
    }
  })
  .transform(({ steps }) => ({ steps: steps.flatMap((one) => one ?? []) }));

type Found = NonNullable<Awaited<ReturnType<typeof findResource>>>;

/** The page of help that the address names, for staff. */
export async function requireResource(context: RequestContext, request: Request, params: Params) {
  const actor = await requireStaff(context, request, "resource.change");
  const { services, center } = context;
  const of = { centerId: center.id, resourceId: idOr404(params.resourceId) };
  return { actor, of, center, page: foundOr404(await findResource(services.db, of)) };
}

/** The same, and the language that the address names. */
export async function requireResourceText(context: RequestContext, request: Request, params: Params) {
  const found = await requireResource(context, request, params);
  const language = foundOr404(locales.find(({ tag }) => tag === params.locale));
  return { ...found, language };
}

/** A page's words in a language as the form shows them; without any, what it is about alone. */
export function resourceValues({ topic, texts }: Found, locale: Locale): FormValues {
  const own = texts.find((text) => text.locale === locale);
  return { topic, title: own?.title ?? "", hours: own?.hours ?? "", body: own?.body ?? "" };
}

/** The languages that staff see of a page: those that the center offers, and those that it is written in. */
export const resourceLanguages = (
  texts: readonly { locale: string; title: string }[],
  center: Parameters<typeof offeredBy>[0],
) =>
  locales
    .map(({ tag }) => ({ tag, title: texts.find(({ locale }) => locale === tag)?.title }))
    .filter(({ tag, title }) => title !== undefined || offeredBy(center).includes(tag));

/** The title by which staff know a page: in the center's language, else in whichever it has. */
export const titleOf = (texts: readonly { locale: string; title: string }[], center: { locale: string }) =>
  (texts.find(({ locale }) => locale === spokenOr(center.locale)) ?? texts[0])?.title ?? "";

/** The center's pages as staff list them. */
export async function resourceRows({ services, center }: Pick<RequestContext, "services" | "center">) {
  const pages = await listResources(services.db, { centerId: center.id, publicOnly: false });
  return pages.map(({ id: pageId, topic, publishedAt, texts }) => ({
    ...{ id: pageId, topic, title: titleOf(texts, center), isPublic: publishedAt !== null },
    languages: texts.map(({ locale }) => locale),
  }));
}

/** The list of what to do before an event, as the form shows it: an empty row begins a week before. */
export async function readinessValues({
  services,
  center,
}: Pick<RequestContext, "services" | "center">): Promise<FormValues> {
  const steps = await listReadinessSteps(services.db, { centerId: center.id, publicOnly: false });
  const rows = Array.from({ length: mostReadinessSteps }, (_, n) => {
    const { weeksBefore = 1, resourceId = "" } = steps[n] ?? {};
    return [
      [`steps.${n}.weeksBefore`, String(weeksBefore)],
      [`steps.${n}.resourceId`, resourceId],
    ];
  });
  return Object.fromEntries(rows.flat());
}
