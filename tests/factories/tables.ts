import type { Services } from "~/app/adapters/services";
import { createEmployer } from "~/app/commands/create-employer.server";
import { makeTablePass } from "~/app/commands/make-table-pass.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { eventEmployers } from "~/db/schema";
import { anEmployer, type TestCenter } from "./center";
import { anEmployerActor } from "./sharing";

/** Another employer with a table at an event. @returns its id */
export async function anotherEmployerAt(
  services: Services,
  center: TestCenter,
  eventId: string,
  legalName = "Other Works Inc",
): Promise<string> {
  const { employerId } = await createEmployer(services, {
    actor: center.staff,
    centerId: center.id,
    employer: { ...anEmployer(), legalName },
  });
  await services.db
    .insert(eventEmployers)
    .values({ centerId: center.id, eventId, employerId, isHost: false });
  return employerId;
}

/** A link for an employer's table, of the center's own where it does not say. */
export async function aTablePass(
  services: Services,
  center: TestCenter,
  eventId: string,
  { employerId = center.employerId, places = 3 } = {},
) {
  const request = { actor: center.staff, center, eventId, employerId, places, passId: services.ids.uuid() };
  const made = await makeTablePass(services, request);
  if (made.outcome === "refused") throw new Error(made.reason);
  const { code: token } = services.codes.invitation({ id: made.passId, generation: 1 });
  return { passId: made.passId, token };
}

/** A phone that took such a link. */
export async function aTablePhone(
  services: Services,
  center: TestCenter,
  eventId: string,
  employerId = center.employerId,
) {
  const { token, passId } = await aTablePass(services, center, eventId, { employerId });
  const pass = { center, token, label: "Nia", roles: ["table"] as const };
  const redeemed = await redeemDoorPass(services, pass);
  if (redeemed.outcome === "refused") throw new Error(redeemed.reason);
  return { ...redeemed, passId, token };
}

/** Ends that an employer comes, by the staff where it does not say. */
export async function takeBackTable(
  services: Services,
  center: TestCenter,
  eventId: string,
  employerId: string,
  by: "staff" | "employer" = "staff",
): Promise<void> {
  const actor = by === "staff" ? center.staff : anEmployerActor(services, center, employerId);
  const step = { actor, center: { ...center, locale: "en" }, eventId, employerId };
  const taken = await takeTableStep(services, { ...step, name: "withdraw", reason: "No room" });
  if (taken.outcome === "refused") throw new Error(taken.reason);
}
