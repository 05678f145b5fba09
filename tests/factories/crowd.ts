import type { Services } from "~/app/adapters/services";
import { fold } from "~/app/domain/text/fold";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import { patrons, registrations, shortCodes, ticketCodes } from "~/db/schema";

/**
 * Registers many people at once, by rows alone: what three thousand registrations one by one take minutes for. Their
 * short codes count up from 0.
 */
export async function aCrowd(
  services: Services,
  { centerId, eventId }: { centerId: string; eventId: string },
  names: readonly string[],
): Promise<void> {
  const people = names.map((name, n) => ({ name, id: services.ids.uuid(), shortCode: shortCodeOf(n) }));
  const createdAt = services.clock.now();
  const place = {
    centerId,
    eventId,
    status: "registered",
    origin: "web",
    language: "en",
    createdAt,
  } as const;
  for (let from = 0; from < people.length; from += 1000) {
    const some = people.slice(from, from + 1000);
    await services.db.insert(registrations).values(some.map(({ id }) => ({ ...place, id })));
    await services.db.insert(patrons).values(
      some.map(({ id, name }) => ({
        ...{ centerId, id: services.ids.uuid(), registrationId: id },
        ...{ name, nameFolded: fold(name) },
      })),
    );
    const generation = 1;
    await services.db
      .insert(shortCodes)
      .values(
        some.map(({ id, shortCode }) => ({ centerId, eventId, shortCode, registrationId: id, generation })),
      );
    await services.db.insert(ticketCodes).values(
      some.map(({ id }) => {
        const { hash, keyId } = services.codes.ticket({ registrationId: id, generation, eventId });
        return {
          codeHash: hash,
          centerId,
          registrationId: id,
          purpose: "ticket" as const,
          generation,
          keyId,
        };
      }),
    );
  }
}
