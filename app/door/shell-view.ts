import type { DeviceStore, KeptRoster } from "./device-store";
import type { DevicePorts } from "./ports";
import { within } from "./within";

/** What the shell shows: an event's door, or which doors this device could open. */
export type ShellView =
  | { shows: "door"; kept: KeptRoster }
  | { shows: "lists"; lists: readonly KeptRoster[]; isOfEvent: boolean };

/** Storage that takes longer hangs. */
const patience = 3_000;

/** What this device has for the page at `pathname`. Never fails: without its storage it has no list. */
export async function shellView(
  pathname: string,
  openStore: () => Promise<Pick<DeviceStore, "purge" | "loadRoster" | "listRosters">>,
  device: Pick<DevicePorts, "now" | "after">,
): Promise<ShellView> {
  const eventId = pathname.split("/")[2] ?? "";
  const isOfEvent = eventId !== "";
  const soon = <Value>(work: Promise<Value>) => within(patience, work, device.after);
  const store = await soon(openStore());
  if (store === null) return { shows: "lists", lists: [], isOfEvent };
  await soon(store.purge(device.now()));
  const kept = isOfEvent ? await soon(store.loadRoster(eventId)) : null;
  if (kept !== null) return { shows: "door", kept };
  return { shows: "lists", lists: (await soon(store.listRosters())) ?? [], isOfEvent };
}
