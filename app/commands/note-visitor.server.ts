import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { levelFor } from "~/app/domain/sharing/consent";
import { isBlank, type Note, noteText } from "~/app/domain/sharing/note";
import { findSharingPlace, listLastConsents } from "~/db/queries/consents";
import { lockRegistration } from "~/db/queries/locks";
import { forgetNote, putNote } from "~/db/queries/table-notes";
import { findTable } from "~/db/queries/table-visits";
import { inTransaction } from "./parts/in-transaction.server";

interface NewNote {
  actor: Actor & { employerId: string };
  eventId: string;
  registrationId: string;
  note: Note;
}

/**
 * Keeps what an employer notes of a visitor who shares with it, for itself alone; an empty note takes it away. It hangs
 * on the consent: whoever takes it back, or is forgotten, takes the note along. An employer that lost its table neither reads nor writes one.
 */
export function noteVisitor(
  services: Services,
  { actor, eventId, registrationId, note }: NewNote,
): Promise<{ outcome: "noted" } | Refused> {
  const { centerId, employerId } = actor;
  return inTransaction(services, "note-visitor", async (tx) => {
    await lockRegistration(tx, { centerId, registrationId });
    const place = await findSharingPlace(tx, { centerId, registrationId });
    if (place?.eventId !== eventId || !place.isKnown) return refuse("not-found");
    if ((await findTable(tx, { centerId, eventId, employerId })) === null) return refuse("not-found");
    const words = await listLastConsents(tx, { centerId, registrationId });
    if (levelFor(words, employerId) === null) return refuse("not-found");
    const of = { centerId, employerId, registrationId };
    if (isBlank(note)) {
      await forgetNote(tx, of);
      return { outcome: "noted" as const };
    }
    const { cipher, keyId } = services.contacts.seal(noteText(note));
    const noted = { notedBy: actor.id, notedAt: services.clock.now() };
    await putNote(tx, { ...of, eventId }, { cipher, keyId, ...noted });
    return { outcome: "noted" as const };
  });
}
