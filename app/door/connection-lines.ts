import type { DoorState } from "./door-state";
import { doorTime } from "./door-time";
import { words } from "./words";

/** Connection and queue in one line: "Offline, 3 waiting". */
export function connectionLine({ connection, waiting, refused, storage }: DoorState): string {
  return [
    words.connection[connection],
    waiting.length > 0 && words.connection.waiting(waiting.length),
    refused.length > 0 && words.connection.notStored(refused.length),
    waiting.length > 0 && storage !== "lasting" && words.connection.memoryOnly,
  ]
    .filter(Boolean)
    .join(", ");
}

/** How fresh what this phone knows is: "last contact 10:04, list 3 min old". */
export function freshnessLine({ lastContact, roster }: DoorState, now: Date, zone: string): string {
  return [
    lastContact !== null && words.connection.lastContact(doorTime(lastContact, now, zone)),
    roster === null
      ? words.connection.noList
      : words.connection.list(Math.floor((now.getTime() - roster.loadedAt.getTime()) / 60_000)),
  ]
    .filter(Boolean)
    .join(", ");
}
