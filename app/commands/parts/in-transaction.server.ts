import type { Services } from "~/app/adapters/services";
import type { Db } from "~/db/client.server";

/** The transaction of a command, in a span that carries the command's name. */
export function inTransaction<Result>(
  { db, tracer }: Pick<Services, "db" | "tracer">,
  command: string,
  work: (tx: Db) => Promise<Result>,
  how?: Parameters<Db["transaction"]>[1],
): Promise<Result> {
  return tracer.span(command, () => db.transaction(work, how), {
    attributes: { "db.system.name": "postgresql" },
  });
}
