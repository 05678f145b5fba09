import { z } from "zod";
import type { MessageTextRow } from "~/app/components/message-text-table";
import type { Tab } from "~/app/components/tabs-nav";
import { type OwnText, type OwnTextKind, ownTextKinds } from "~/app/domain/outbox/own-text";
import type { ReminderSettings } from "~/app/domain/outbox/reminder-settings";
import { type Locale, spokenFor } from "~/app/i18n/locales";
import { defaultText } from "~/emails/own-text";
import { clockTime, line, text } from "./fields";
import { offeredNames } from "./offered-languages.server";
import type { FormValues } from "./parse-form.server";
import { foundOr404 } from "./require-actor.server";
import { queryOf } from "./staff-page.server";

/** When a center reminds and what no answer does, as an admin chooses it. */
export const reminderForm = z
  .strictObject({ quietFrom: clockTime, quietUntil: clockTime, unanswered: z.enum(["keep", "release"]) })
  .transform(
    ({ quietFrom, quietUntil, unanswered }): ReminderSettings => ({
      quiet: { from: quietFrom, until: quietUntil },
      releasesUnanswered: unanswered === "release",
    }),
  );

export const reminderValues = ({ quiet, releasesUnanswered }: ReminderSettings): FormValues => ({
  quietFrom: quiet.from,
  quietUntil: quiet.until,
  unanswered: releasesUnanswered ? "release" : "keep",
});

/** Subject and first words of a message, as an admin types them. */
export const ownTextForm = z.strictObject({ subject: line(200), opening: text(3000) });

/** Each message with its subject in a language, and whether its words are the center's own. */
export const textRows = (
  texts: readonly (OwnText & { kind: OwnTextKind; locale: string })[],
  locale: string,
): MessageTextRow[] =>
  ownTextKinds.map((kind) => {
    const own = texts.find((text) => text.kind === kind && text.locale === locale);
    return { kind, subject: (own ?? defaultText(kind, locale)).subject, isOwn: own !== undefined };
  });

/** The words of one message as a form shows them: the center's own, or Fairday's in that language. */
export const textValues = (kind: OwnTextKind, locale: string, own: OwnText | null): FormValues => ({
  ...(own ?? defaultText(kind, locale)),
});

/** The language that an address asks for, `?language=es`, or the center's. */
export function languageAsked(request: Request, center: { locale: string }): Locale {
  return spokenFor(queryOf(request, "language"), center);
}

/** The languages that a center offers, in which its messages have words, each with its address. */
export const languageTabs = (href: string, center: Parameters<typeof offeredNames>[0]): Tab[] =>
  offeredNames(center).map(({ tag, name }) => ({ href: `${href}?language=${tag}`, label: name }));

/** The message that an address names. @throws the page that says there is none */
export const kindOr404 = (kind: string | undefined): OwnTextKind =>
  foundOr404(ownTextKinds.find((known) => known === kind));
