import type { Services } from "~/app/adapters/services";
import { createEmployer } from "~/app/commands/create-employer.server";
import type { OpeningInput } from "~/app/commands/parts/event-input";
import { addOpenings } from "~/app/commands/parts/write-openings.server";
import type { tableStandings } from "~/app/domain/fairs/standing";
import { eventEmployers } from "~/db/schema";
import { anEmployer, anOpening, type TestCenter } from "./center";

interface EmployerAt {
  name: string;
  standing?: (typeof tableStandings)[number];
  tableNo?: number | null;
  openings?: Partial<OpeningInput>[];
}

/** Another employer at an event beside its host, with its openings; accepted unless said otherwise. */
export async function anEmployerAt(
  services: Services,
  center: TestCenter,
  eventId: string,
  { name, standing = "accepted", tableNo = null, openings = [{}] }: EmployerAt,
): Promise<string> {
  const employer = { ...anEmployer(), legalName: name };
  const { employerId } = await createEmployer(services, {
    actor: center.staff,
    centerId: center.id,
    employer,
  });
  const of = { centerId: center.id, eventId, employerId };
  await services.db.insert(eventEmployers).values({ ...of, isHost: false, standing, tableNo });
  await addOpenings(services.db, services, of, openings.map(anOpening));
  return employerId;
}
