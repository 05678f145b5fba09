import type { QueueStore } from "~/app/door/queue-store";
import { isRecord } from "~/app/door/reading";
import { lastingDatabase, sealedQueue, sealer } from "~/app/door/sealed-store";
import { type DeskProps, deskPropsOfSent, type SentDeskProps } from "./desk-props";
import { type DeskItem, isDeskItem } from "./items";

/** What a device keeps of its desk: what waits, and the lists to choose from. Nothing of it is anybody's. */
export interface DeskStore {
  queue: QueueStore<DeskItem>;
  loadPage: () => Promise<DeskProps | null>;
  savePage: (props: DeskProps) => Promise<void>;
}

export const databaseName = "fairday-desk";

/** The one desk of a device, where a door's store has an event. */
const desk = "desk";

/** @throws where the browser keeps no database, as in some private windows */
export async function openDeskStore(crypto: Pick<Crypto, "subtle" | "getRandomValues">): Promise<DeskStore> {
  const database = await lastingDatabase(databaseName);
  const box = sealer(database, crypto);
  return {
    queue: sealedQueue(database, box, desk, isDeskItem),
    async loadPage() {
      const sealed = await (await database()).get("rosters", desk);
      const sent = sealed && (await box.open("roster", sealed));
      return isSentProps(sent) ? deskPropsOfSent(sent) : null;
    },
    async savePage(props) {
      // What was logged is the server's to show: without it the page begins with what waits.
      const kept = { ...props, entries: [], entryCount: 0 };
      const sealed = await box.seal("roster", JSON.parse(JSON.stringify(kept)));
      await (await database()).put("rosters", { ...sealed, eventId: desk, keepUntil: 0 });
    },
  };
}

const isSentProps = (value: unknown): value is SentDeskProps =>
  isRecord(value) && Array.isArray(value.categories) && Array.isArray(value.entries) && "choices" in value;
