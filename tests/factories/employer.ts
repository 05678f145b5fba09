import type { Services } from "~/app/adapters/services";
import { describeOrganization } from "~/app/commands/describe-organization.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { saveRequest } from "~/app/commands/save-request.server";
import type { Actor } from "~/app/domain/access/roles";
import { anEmployer, anEvent, type TestCenter } from "./center";
import { aPerson } from "./people";

export type TestEmployer = Awaited<ReturnType<typeof anEmployerPerson>>;

/** A person who signed up, confirmed the address and described an organization. */
export async function anEmployerPerson(
  services: Services,
  center: TestCenter,
  legalName = "Three Ovens Bakery",
) {
  const { userId, email } = await aPerson(services, center);
  const organization = { ...anEmployer(), legalName, contactPhone: null };
  const described = await describeOrganization(services, { userId, centerId: center.id, organization });
  if (described.outcome === "refused") throw new Error(described.reason);
  const { employerId } = described;
  const actor: Actor & { role: "employer"; employerId: string } = {
    kind: "person",
    id: userId,
    centerId: center.id,
    role: "employer",
    employerId,
  };
  return { actor, employerId, email, userId, organization };
}

/** A request that lies far enough ahead, in the center's room. */
export const aRequestedEvent = (services: Services, center: TestCenter, more: Partial<EventInput> = {}) =>
  anEvent(services, {
    startsAt: new Date(services.clock.now().getTime() + 14 * 86_400_000),
    endsAt: new Date(services.clock.now().getTime() + 14 * 86_400_000 + 3 * 3_600_000),
    doorsOpenAt: null,
    doorsCloseAt: null,
    roomId: center.roomId,
    ...more,
  });

/** An employer's own draft, or its request. */
export async function aRequest(
  services: Services,
  center: TestCenter,
  employer: Pick<TestEmployer, "actor">,
  { isSubmitted, ...more }: Partial<EventInput> & { isSubmitted: boolean },
): Promise<string> {
  const saved = await saveRequest(services, {
    actor: employer.actor,
    center,
    eventId: services.ids.uuid(),
    event: aRequestedEvent(services, center, more),
    isSubmitted,
    answer: null,
  });
  if (saved.outcome === "refused") throw new Error(saved.reason);
  return saved.eventId;
}
