import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Db } from "~/db/client.server";
import { installationTrail } from "~/db/schema";

/** An admin of the installation, or a command of its operator by the command's name. */
export type InstallationActor = Pick<Actor, "id"> & { kind: "person" | "system" };

export interface TrailEntry {
  action: "made" | "moved" | "archived" | "restored" | "exported" | "named" | "removed";
  /** The center or the person; null for an address that nobody has proved yet. */
  subjectId: string | null;
  from?: string;
  to?: string;
}

/** Writes down what was done to the installation, inside the transaction of the change. */
export async function writeTrail(
  tx: Db,
  { clock, ids }: Services,
  { id: actorId }: InstallationActor,
  entry: TrailEntry,
): Promise<void> {
  await tx.insert(installationTrail).values({ id: ids.uuid(), at: clock.now(), actorId, ...entry });
}
