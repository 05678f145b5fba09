import type { SharingView } from "~/app/components/sharing-page";
import { retentionOf } from "~/app/domain/registrations/retention";
import { holds, levelFor } from "~/app/domain/sharing/consent";
import { mayShare } from "~/app/domain/sharing/may-share";
import { listLastConsents } from "~/db/queries/consents";
import { type EventDetail, findEventDetail } from "~/db/queries/event-detail";
import { findRegistration } from "~/db/queries/registrations";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import { foundOr404 } from "./require-actor.server";

type Context = Pick<RequestContext, "services" | "center">;

/** What a visitor shares, with whom they can, and what that would be. */
export async function sharingView(
  context: Context,
  found: { id: string; event: { id: string; revision: number } },
): Promise<SharingView> {
  const { services, center } = context;
  const of = { centerId: center.id, registrationId: found.id };
  const [event, registration] = await Promise.all([
    keptEventDetail(services, center, found.event),
    findRegistration(services.db, of),
  ]);
  return viewOf(context, foundOr404(event), foundOr404(registration));
}

/** The same for staff, who look at the registration. */
export async function sharingViewOf(
  context: Context,
  of: { centerId: string; eventId: string },
  registration: Registration,
): Promise<SharingView> {
  return viewOf(context, foundOr404(await findEventDetail(context.services.db, of)), registration);
}

type Employers = EventDetail["employers"];
type Words = Awaited<ReturnType<typeof listLastConsents>>;

const atTable = ({ id, legalName }: Employers[number]) => ({ id, name: legalName, isThere: true });

/** Whoever holds a consent and has no table any more: the visitor can end that as well. */
const goneOf = (words: Words, there: Employers) =>
  words.flatMap(({ employerId, employerName, act }) =>
    employerId === null ||
    employerName === null ||
    !holds({ act }) ||
    there.some(({ id }) => id === employerId)
      ? []
      : [{ id: employerId, name: employerName, isThere: false }],
  );

type Registration = NonNullable<Awaited<ReturnType<typeof findRegistration>>>;

async function viewOf(
  { services, center }: Context,
  { employers, status: eventStatus, zone }: EventDetail,
  { id, name, emailCipher, phoneCipher, status }: Registration,
): Promise<SharingView> {
  const words = await listLastConsents(services.db, { centerId: center.id, registrationId: id });
  const later = words.find(({ purpose }) => purpose === "outcomes") ?? null;
  const place = { status, eventStatus, isKnown: name !== null };
  return {
    employers: [...employers.map(atTable), ...goneOf(words, employers)].map((employer) => {
      const held = words.find((word) => word.employerId === employer.id && holds(word));
      const level = levelFor(words, employer.id);
      const shared = held === undefined || level === null ? null : { level, at: held.at };
      return { ...employer, shared };
    }),
    mayBeAsked: holds(later),
    values: [name, services.contacts.openIfAny(emailCipher), services.contacts.openIfAny(phoneCipher)].filter(
      (value) => value !== null,
    ),
    canGive: mayShare(place).outcome === "open",
    outcomeDays: retentionOf(center.settings).outcomeDays,
    zone,
  };
}
