import type { Services } from "~/app/adapters/services";
import { type Center, findCenter } from "~/db/queries/centers";
import { gathered } from "~/db/queries/gathered";
import { findSnapshots, listReaders, type Reader } from "~/db/queries/messages";
import type { Sender } from "./sender";

/** What the messages of one batch are composed from. */
export interface Sources {
  /** Null where there is no such center. */
  sender(centerId: string): Promise<Sender | null>;
  snapshots(centerId: string, eventId: string, revisions: number[]): ReturnType<typeof findSnapshots>;
  /** Null where the patron was forgotten. */
  reader(centerId: string, registrationId: string): Promise<Reader | null>;
}

/**
 * Centers and events are read once a batch, since all of it tells of a few. A patron is read as the message is
 * composed, together with those of other lanes: who was forgotten or has left gets no mail.
 */
export function openSources(
  services: Pick<Services, "db">,
  originOf: (center: Center) => Promise<string>,
): Sources {
  const { db } = services;
  const sender = once(async (centerId: string): Promise<Sender | null> => {
    const center = await findCenter(db, { centerId });
    return center && { center, origin: await originOf(center) };
  });
  const snapshots = once(async (key: string) => {
    const [centerId = "", eventId = "", ...revisions] = key.split(" ");
    return findSnapshots(db, { centerId, eventId, revisions: revisions.map(Number) });
  });
  const readers = once((centerId: string) =>
    gathered(async (registrationIds: string[]) => {
      const found = await listReaders(db, { centerId, registrationIds });
      return new Map(found.map((reader) => [reader.registrationId, reader]));
    }),
  );
  return {
    sender,
    snapshots: (centerId, eventId, revisions) => snapshots([centerId, eventId, ...revisions].join(" ")),
    reader: (centerId, registrationId) => readers(centerId)(registrationId),
  };
}

function once<Found>(find: (key: string) => Found): (key: string) => Found {
  const known = new Map<string, Found>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
