import type { Db } from "~/db/client.server";

/**
 * Runs what only reads, and may run it twice. It finds all that was committed when it was asked, whichever server it
 * reads from.
 */
export type Read = <Found>(work: (db: Db) => Promise<Found>) => Promise<Found>;

/** Where there is one server. */
export const readFrom =
  (db: Db): Read =>
  (work) =>
    work(db);
