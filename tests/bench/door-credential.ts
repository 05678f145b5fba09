import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import type { Setting } from "./setting";

/** Signs a phone in by a door pass, as a volunteer's is. */
export async function makeCredential(
  { services, center }: Pick<Setting, "services" | "center">,
  eventId: string,
): Promise<string> {
  const made = await makeDoorPass(services, { actor: center.staff, eventId });
  if (made.outcome === "refused") throw new Error(`No door pass: ${made.reason}`);
  const { code } = services.codes.invitation({ id: made.passId, generation: 1 });
  const redeemed = await redeemDoorPass(services, { center, token: code, label: "bench" });
  if (redeemed.outcome === "refused") throw new Error(`The door pass was refused: ${redeemed.reason}`);
  return redeemed.credential;
}
