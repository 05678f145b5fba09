import type { Services } from "~/app/adapters/services";
import { askAccommodation } from "~/app/commands/change-accommodation.server";
import type { Accommodation } from "~/app/domain/accommodations/accommodation";
import type { TestCenter } from "./center";

/** What a visitor asked for on their ticket's page. @returns the request's id */
export async function anAccommodation(
  services: Services,
  center: Pick<TestCenter, "id">,
  registrationId: string,
  more: Partial<Accommodation> = {},
): Promise<string> {
  const requestId = services.ids.uuid();
  const asked = await askAccommodation(services, {
    actor: { kind: "patron", id: registrationId, centerId: center.id },
    centerId: center.id,
    registrationId,
    requestId,
    accommodation: { kind: "captioning", text: null, ...more },
  });
  if (asked.outcome === "refused") throw new Error(`not asked: ${asked.reason}`);
  return requestId;
}
