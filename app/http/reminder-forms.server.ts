import { z } from "zod";
import type { MessageTextRow } from "~/app/components/message-text-table";
import { type OwnText, type OwnTextKind, ownTextKinds } from "~/app/domain/outbox/own-text";
import type { ReminderSettings } from "~/app/domain/outbox/reminder-settings";
import { defaultReleasedText } from "~/emails/place-released";
import { defaultReminderText } from "~/emails/reminder";
import { line, text } from "./fields";
import type { FormValues } from "./parse-form.server";
import { foundOr404 } from "./require-actor.server";

const clockTime = z
  .string({ error: "required" })
  .min(1, "required")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-form");

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

/** Fairday's words of a message. */
export function defaultText(kind: OwnTextKind): OwnText {
  switch (kind) {
    case "place-released":
      return defaultReleasedText();
    case "reminder-week":
      return defaultReminderText("week");
    case "reminder-day":
      return defaultReminderText("day");
    case "reminder-hours":
      return defaultReminderText("hours");
  }
}

/** Each message with its subject in a language, and whether its words are the center's own. */
export const textRows = (
  texts: readonly (OwnText & { kind: OwnTextKind; locale: string })[],
  locale: string,
): MessageTextRow[] =>
  ownTextKinds.map((kind) => {
    const own = texts.find((text) => text.kind === kind && text.locale === locale);
    return { kind, subject: (own ?? defaultText(kind)).subject, isOwn: own !== undefined };
  });

/** The message that an address names. @throws the page that says there is none */
export const kindOr404 = (kind: string | undefined): OwnTextKind =>
  foundOr404(ownTextKinds.find((known) => known === kind));
