import type { QueueStore } from "~/app/door/queue-store";
import { isRecord } from "~/app/door/reading";
import { lastingDatabase, sealedQueue, sealer } from "~/app/door/sealed-store";
import { isVisitToSend, type VisitToSend } from "./items";
import { type SentTableProps, type TableProps, tablePropsOfSent } from "./table-props";

/** What a phone keeps of its tables, encrypted: what waits, and the page's own words. Never a visitor's name. */
export interface TableStore {
  queue: (eventId: string) => QueueStore<VisitToSend>;
  loadPage: (eventId: string) => Promise<TableProps | null>;
  savePage: (props: TableProps) => Promise<void>;
}

export const databaseName = "fairday-table";

/**
 * Opens the phone's database of tables, apart from the door's: a phone may have been both.
 * @throws where the browser keeps none, as in some private windows
 */
export async function openTableStore(
  crypto: Pick<Crypto, "subtle" | "getRandomValues">,
): Promise<TableStore> {
  const database = await lastingDatabase(databaseName);
  const box = sealer(database, crypto);
  return {
    queue: (eventId) => sealedQueue(database, box, eventId, isVisitToSend),
    async loadPage(eventId) {
      const sealed = await (await database()).get("rosters", eventId);
      const sent = sealed && (await box.open("roster", sealed));
      return isSentProps(sent) ? tablePropsOfSent(sent) : null;
    },
    async savePage(props) {
      const { eventId, closesAt } = props;
      const sealed = await box.seal("roster", JSON.parse(JSON.stringify(props)));
      await (await database()).put("rosters", { ...sealed, eventId, keepUntil: closesAt.getTime() });
    },
  };
}

/** Times may have come back as times: both are read. */
const isSentProps = (value: unknown): value is SentTableProps =>
  isRecord(value) && typeof value.eventId === "string" && "words" in value && "closesAt" in value;
