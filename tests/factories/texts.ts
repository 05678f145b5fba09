import { agreeToTexts } from "~/app/commands/agree-to-texts.server";
import type { aRegistration, TestCenter } from "./center";
import type { TestServices } from "./services";

/** The holder of a place agrees to texts, by their own page. */
export async function wantingTexts(
  services: TestServices,
  center: TestCenter,
  { registrationId }: Pick<Awaited<ReturnType<typeof aRegistration>>, "registrationId">,
) {
  const actor = { kind: "patron" as const, id: registrationId, centerId: center.id };
  return agreeToTexts(services, { actor, center, registrationId, language: "en" });
}
