import { zoneWords } from "~/app/domain/time/wording";
import { listRooms } from "~/db/queries/places";
import { listEmployersByName } from "~/db/queries/staff-employers";
import type { RequestContext } from "./context.server";

const most = 1_000;

/** What the event form offers: rooms by branch and name, and the zone its times are in. */
export async function eventFormChoices(context: RequestContext, zone: string) {
  const { services, center } = context;
  const rooms = await listRooms(services.db, { centerId: center.id, limit: most });
  const nameOf = (room: (typeof rooms)[number]) => `${room.branch.name} ${room.name}`;
  return {
    rooms: rooms.sort((a, b) => nameOf(a).localeCompare(nameOf(b), center.locale)),
    zoneName: zoneWords(services.clock.now(), zone, center.locale),
  };
}

/** The employers that staff can write an event for, by name. */
export async function employerChoices({ services, center }: RequestContext) {
  const employers = await listEmployersByName(services.db, { centerId: center.id, limit: most });
  return employers.map(({ id, legalName }) => ({ id, legalName }));
}
