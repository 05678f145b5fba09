import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { migrateDatabase } from "~/db/migrate.server";
import { until } from "../faults/processes";

const quiet = { log: () => {} };

/** As the server's own superuser, which stops and resumes replay. */
function asOwner({ home, url }: EmbeddedPostgres): postgres.Sql {
  const address = new URL(url);
  address.username = "postgres";
  address.password = readFileSync(join(home, "password"), "utf8").trim();
  return postgres(address.href, { max: 1, onnotice: () => {} });
}

/** Under root the server runs as another account, which has to own what it opens. */
function giveToOwnerOf(model: string, folder: string): void {
  const { uid, gid } = statSync(model);
  if (process.getuid?.() !== 0) return;
  for (const name of readdirSync(folder, { recursive: true }))
    chownSync(join(folder, String(name)), uid, gid);
}

/**
 * A primary and a streaming replica of it, both embedded: the replica begins as a copy of a server that was stopped,
 * since the packages bring no pg_basebackup.
 */
export async function startReplicatedPostgres() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "fairday-replica-")));
  chmodSync(folder, 0o711);
  const at = (name: string) => ({ dataDir: join(folder, name), ...quiet });
  const first = await startEmbeddedPostgres(at("primary"));
  await migrateDatabase(first.url, "db/migrations");
  await first.stop();
  const copy = join(folder, "replica", "postgres");
  cpSync(first.home, copy, { recursive: true });
  rmSync(join(copy, "port"));
  const primary = await startEmbeddedPostgres(at("primary"));
  const source = asOwner(primary);
  const { port, user, pass } = source.options;
  const where = `host=127.0.0.1 port=${port[0]} user=${user} password=${String(pass)}`;
  appendFileSync(join(copy, "data", "postgresql.auto.conf"), `primary_conninfo = '${where}'\n`);
  writeFileSync(join(copy, "data", "standby.signal"), "");
  giveToOwnerOf(join(first.home, "data"), copy);
  let replica = await startEmbeddedPostgres(at("replica"));
  await until(
    "the replica streams",
    async () => (await source`select from pg_stat_replication`).length === 1,
  );
  const onReplica = async (text: string) => {
    const owner = asOwner(replica);
    await owner.unsafe(text);
    await owner.end();
  };
  return {
    primary: primary.url,
    replica: replica.url,
    pauseReplay: () => onReplica("select pg_wal_replay_pause()"),
    resumeReplay: () => onReplica("select pg_wal_replay_resume() where pg_is_in_recovery()"),
    promoteReplica: () => onReplica("select pg_promote()"),
    stopReplica: () => replica.stop(),
    /** At the address of before. */
    startReplica: async () => {
      replica = await startEmbeddedPostgres(at("replica"));
    },
    stop: async () => {
      await source.end();
      await replica.stop();
      await primary.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
