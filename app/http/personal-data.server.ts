import { type Accommodation, accommodationOf } from "~/app/domain/accommodations/accommodation";
import { keptUntil, retentionOf } from "~/app/domain/registrations/retention";
import { holds } from "~/app/domain/sharing/consent";
import { noteOf } from "~/app/domain/sharing/note";
import { listAccommodations } from "~/db/queries/accommodations";
import { listConsents } from "~/db/queries/consents";
import { textOf } from "~/db/queries/event-detail";
import { findJobReport } from "~/db/queries/job-reports";
import { listMarks } from "~/db/queries/opening-marks";
import { findPersonalData } from "~/db/queries/personal-data";
import { listAnswers } from "~/db/queries/reminder-answers";
import { listTextConsents } from "~/db/queries/sms";
import { listNotesOn } from "~/db/queries/table-notes";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import type { FoundByCode } from "./manage-link.server";
import { foundOr404 } from "./require-actor.server";

/** Everything that is held of a registration, opened for whoever has its own link. */
export async function personalData(
  { services, center }: Pick<RequestContext, "services" | "center">,
  found: FoundByCode,
  locale: string,
) {
  const of = { centerId: center.id, registrationId: found.id };
  const [event, held, asked, consents, textConsents, answers, work, marks, notes] = await Promise.all([
    keptEventDetail(services, center, found.event),
    findPersonalData(services.db, of),
    listAccommodations(services.db, of),
    listConsents(services.db, of),
    listTextConsents(services.db, of),
    listAnswers(services.db, of),
    findJobReport(services.db, of),
    listMarks(services.db, of),
    listNotesOn(services.db, of),
  ]);
  const { startsAt, endsAt, zone, texts } = foundOr404(event);
  const { place, ...rest } = foundOr404(held);
  const { emailCipher, phoneCipher, ...registration } = place;
  const accommodations = asked.map(({ cipher, state, askedAt, changedAt }) => ({
    ...accommodationOf(services.contacts.openIfAny(cipher) ?? "[]"),
    ...{ state, askedAt, changedAt },
  })) satisfies Accommodation[];
  const later = consents.findLast(({ purpose }) => purpose === "outcomes") ?? null;
  const { contactDays, outcomeDays } = retentionOf(center.settings);
  return {
    registration: {
      ...registration,
      email: services.contacts.openIfAny(emailCipher),
      phone: services.contacts.openIfAny(phoneCipher),
    },
    event: { title: textOf({ texts }, locale).title, startsAt, endsAt, timeZone: zone },
    keptUntil: keptUntil(endsAt, holds(later) ? outcomeDays : contactDays),
    accommodations,
    consents,
    textMessages: textConsents,
    reminderAnswers: answers,
    foundWork: work,
    plannedVisits: marks.map(({ employerName, title, markedAt }) => ({ employerName, title, markedAt })),
    employerNotes: notes.map(({ cipher, ...note }) => ({
      ...note,
      ...noteOf(services.contacts.open(cipher)),
    })),
    ...rest,
  };
}
