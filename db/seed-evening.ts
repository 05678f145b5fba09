import type { ScanRequest } from "~/app/commands/parts/scan-verdict";
import { recordScan } from "~/app/commands/record-scan.server";
import { recordTally } from "~/app/commands/record-tally.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { minute, type Story, servicesAt } from "./seed-parts";

/** A party of three, an exit, the employer's people, and a ticket that two doors without signal both let in. */
export async function fillTheRoom(story: Story, eventId: string): Promise<void> {
  const { services, center, staff } = story;
  const minutesAgo = (minutes: number) => new Date(services.clock.now().getTime() - minutes * minute);
  const register = async (name: string, partySize: number) => {
    const patron = { name, email: null, phone: null, language: "en" };
    const place = { center, eventId, patron, partySize, origin: "web" as const, key: null };
    const before = servicesAt(services, minutesAgo(24 * 60));
    const registered = await registerPatron(before, place);
    return registered.outcome === "registered" ? registered.ticketCode : "";
  };
  const scan = (
    text: string,
    seen: { door: string; device: string; at: Date },
    more: Partial<ScanRequest> = {},
  ) =>
    recordScan(services, {
      ...{ actor: staff, eventId, scanId: services.ids.uuid(), text, override: false, verdictMs: 210 },
      ...{ scannedAt: seen.at, door: seen.door, device: seen.device },
      ...more,
    });
  const family = await register("Consuelo Villanueva", 3);
  await scan(family, { door: "Main entrance", device: "Front desk phone", at: minutesAgo(14) });
  await scan(
    family,
    { door: "Main entrance", device: "Front desk phone", at: minutesAgo(5) },
    { kind: "exit", people: 1 },
  );
  const shared = await register("Tobias Lindqvist", 1);
  const told = { outcome: "admitted" as const, people: 1 };
  await scan(shared, { door: "Garden entrance", device: "Ana's phone", at: minutesAgo(12) }, { told });
  await scan(shared, { door: "Main entrance", device: "Old tablet", at: minutesAgo(9) }, { told });
  await recordTally(services, {
    ...{ actor: staff, eventId, scanId: services.ids.uuid(), who: "employer", people: 4 },
    ...{ scannedAt: minutesAgo(40), clockOffsetMs: null, door: "Main entrance", device: "Front desk phone" },
  });
}
