import type { Params } from "@remix-run/react";
import { z } from "zod";
import { type Locale, locales } from "~/app/i18n/locales";
import type { EventDetail } from "~/db/queries/event-detail";
import type { RequestContext } from "./context.server";
import { line, optional, text, ticked } from "./fields";
import type { FormValues } from "./parse-form.server";
import { foundOr404 } from "./require-actor.server";
import { requireEvent } from "./staff-page.server";

/** An event's words in one more language. */
export const eventTextForm = z.strictObject({
  title: line(200),
  description: text(10_000),
  whatToBring: optional(text(2000)),
  isReviewed: ticked,
});

/** The words as they stand, for the form. */
export const readEventText = (own: EventDetail["texts"][number] | undefined): FormValues =>
  own === undefined
    ? {}
    : {
        title: own.title,
        description: own.description,
        whatToBring: own.whatToBring ?? "",
        ...(own.reviewedAt === null ? {} : { isReviewed: "yes" }),
      };

/** The event and the language that the address names, where it is not the one that the event was written in. */
export async function requireEventText(context: RequestContext, request: Request, params: Params) {
  const found = await requireEvent(context, request, params, "event.translate");
  const isOther = (tag: Locale) => tag === params.locale && tag !== found.text.locale;
  const language = foundOr404(locales.find(({ tag }) => isOther(tag)));
  return { ...found, language, own: found.event.texts.find(({ locale }) => locale === language.tag) };
}
