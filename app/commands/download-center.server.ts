import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findCenter } from "~/db/queries/centers";
import { findLastMigration } from "~/db/queries/operations";
import { exportCenter } from "./export-center.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";
import { type InstallationActor, writeTrail } from "./parts/write-trail.server";
import { askPasswordAgain, type Limited } from "./sign-in.server";

export interface DownloadRequest {
  actor: InstallationActor;
  email: string;
  centerId: string;
  /** Null for who has none. */
  password: string | null;
}

/**
 * Begins an archive of all of a center, as `npm run export` writes it: names among it, sealed as they are kept, and no
 * key. The password is asked for again, and both trails say who took it.
 */
export async function downloadCenter(
  services: Services,
  { actor, email, centerId, password }: DownloadRequest,
): Promise<
  | { outcome: "begun"; host: string; archive: ReadableStream<Uint8Array> }
  | { outcome: "wrong" }
  | Limited
  | Refused
> {
  const against = await askPasswordAgain(services, { userId: actor.id, email }, password);
  if (against !== null) return against;
  const center = await findCenter(services.db, { centerId });
  if (center === null) return refuse("not-found");
  const { host } = center;
  const schema = await findLastMigration(services.db);
  const { rings } = services.downloads;
  const archive = services.downloads.begin(async (sink) => {
    await noteDownload(services, actor, centerId);
    const exported = await exportCenter(services, { host, schema, rings, sink });
    // Thrown, so that what was begun is never whole.
    if (exported.outcome === "refused") throw new Error(`The center to export is gone: ${exported.reason}`);
    return exported.manifest;
  });
  return archive === null ? refuse("export-under-way") : { outcome: "begun", host, archive };
}

/** Before the first row is read: whoever took a part of it is in the trail too. */
const noteDownload = (services: Services, actor: InstallationActor, centerId: string) =>
  inTransaction(services, "download-center", async (tx) => {
    await writeTrail(tx, services, actor, { action: "exported", subjectId: centerId });
    await writeAudit(tx, services, { ...actor, centerId }, [
      { subjectKind: "center", subjectId: centerId, action: "exported" },
    ]);
  });
