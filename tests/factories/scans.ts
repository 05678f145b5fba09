import type { ScanRequest } from "~/app/commands/parts/scan-verdict";
import { recordScan } from "~/app/commands/record-scan.server";
import type { TestCenter } from "./center";
import type { TestServices } from "./services";

/** A scan at the event's door, at the main entrance unless it says where. */
export async function aScan(
  services: TestServices,
  center: Pick<TestCenter, "door">,
  scan: Partial<ScanRequest> & Pick<ScanRequest, "eventId" | "text">,
) {
  const request: ScanRequest = {
    actor: center.door,
    scanId: services.ids.uuid(),
    scannedAt: null,
    door: "Main entrance",
    device: null,
    override: false,
    verdictMs: null,
    ...scan,
  };
  const result = await recordScan(services, request);
  if (result.outcome === "refused") throw new Error(`not scanned: ${result.reason}`);
  return { scanId: request.scanId, answer: result.answer };
}

/** A ticket that two doors let in without a connection, at 4 and at 3 minutes before now. */
export async function aConflict(
  services: TestServices,
  center: TestCenter,
  of: { eventId: string; text: string; registrationId: string },
) {
  const { eventId, text, registrationId } = of;
  const told = { outcome: "admitted" as const, people: 1 };
  const scan = (door: string, minutesAgo: number) =>
    aScan(services, center, {
      ...{ eventId, text, told, door, device: `${door} phone` },
      scannedAt: new Date(services.clock.now().getTime() - minutesAgo * 60_000),
    });
  const first = await scan("North door", 4);
  const second = await scan("South door", 3);
  return { registrationId, scanA: first.scanId, scanB: second.scanId, kind: "two-admissions" as const };
}
