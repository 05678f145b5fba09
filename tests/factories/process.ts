import { postgresLive } from "~/app/adapters/live/postgres-live.server";
import { readFrom } from "~/app/adapters/reading/read";
import type { Services } from "~/app/adapters/services";
import { connect } from "~/db/client.server";
import type { TestServices } from "./services";

/** What one process of several on a database has for itself: its connections, and its ear for what others change. */
export interface Process {
  services: Services;
  close(): Promise<void>;
}

export function openProcess(services: TestServices, onError: (error: unknown) => void): Process {
  const { db, sql, close } = connect(services.url);
  const live = postgresLive(sql, services.url, onError);
  return {
    services: { ...services, db, sql, live, read: readFrom(db) },
    close: async () => {
      await live.close();
      await close();
    },
  };
}
