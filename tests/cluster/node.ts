import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Link, openLink } from "../factories/link";
import { freePort } from "../faults/processes";
import { type Daemon, descendants, killAll, makeFolder, startDaemon, writeSettings } from "./daemon";

/** One machine of the database: Postgres under Patroni. */
export interface DatabaseNode {
  name: string;
  postgresPort: number;
  restPort: number;
  start(): Promise<void>;
  isPrimary(): Promise<boolean>;
  /** What Patroni knows of every member. */
  members(): Promise<Member[]>;
  /** Changes settings of the whole cluster. */
  configure(settings: object): Promise<void>;
  /** Cuts the wire by which others read its log. */
  cutLink(): void;
  /** Kills Postgres, Patroni and all below them at once. */
  lose(): Promise<void>;
  /** What was lost comes back as a new machine, without data. */
  replace(): Promise<void>;
  stop(): Promise<void>;
}

const membersAnswer = z.object({
  members: z.array(z.object({ name: z.string(), role: z.string(), state: z.string() })),
});
type Member = z.infer<typeof membersAnswer>["members"][number];

export interface NodeOptions {
  name: string;
  folder: string;
  etcdPort: number;
  password: string;
}

export async function makeNode({ name, folder, etcdPort, password }: NodeOptions): Promise<DatabaseNode> {
  const home = makeFolder(join(folder, name));
  const data = join(home, "data");
  const [postgresPort, restPort] = [await freePort(), await freePort()];
  const rest = `http://127.0.0.1:${restPort}`;
  let link: Link | null = null;
  let patroni: Daemon | null = null;
  const start = async () => {
    link = await openLink(postgresPort);
    const ports = { etcdPort, postgresPort, restPort, linkPort: link.port };
    const settings = writeSettings(
      join(home, "patroni.json"),
      JSON.stringify(patroniSettings({ name, home, data, password, ...ports })),
    );
    patroni = startDaemon("/usr/bin/patroni", [settings], join(home, "patroni.log"));
  };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${rest}${path}`, { ...init, signal: AbortSignal.timeout(2_000) });
  const stop = async () => {
    await patroni?.end();
    await link?.close();
    link = null;
  };
  return {
    name,
    postgresPort,
    restPort,
    start,
    stop,
    isPrimary: () =>
      ask("/primary").then(
        (answer) => answer.status === 200,
        () => false,
      ),
    members: async () => membersAnswer.parse(await (await ask("/cluster")).json()).members,
    configure: async (settings) => {
      const answer = await ask("/config", { method: "PATCH", body: JSON.stringify(settings) });
      if (!answer.ok) throw new Error(`Patroni refused its settings: ${await answer.text()}`);
    },
    cutLink: () => link?.cut(),
    lose: async () => {
      const postmaster = postmasterOf(data);
      killAll([patroni?.pid ?? 0, postmaster, ...descendants(postmaster)]);
      await patroni?.end("SIGKILL");
      await link?.close();
    },
    replace: async () => {
      rmSync(data, { recursive: true, force: true });
      await start();
    },
  };
}

function postmasterOf(data: string): number {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) throw new Error(`No server runs on ${data}`);
  return Number(readFileSync(file, "utf8").split("\n")[0]);
}

interface PatroniNode {
  name: string;
  home: string;
  data: string;
  password: string;
  etcdPort: number;
  postgresPort: number;
  restPort: number;
  linkPort: number;
}

/**
 * Patroni's settings, in the JSON that YAML is a superset of. `connect_address` leads through the link that can be
 * cut; the time in which a lost leader keeps its key (`ttl`) is the shortest that Patroni allows.
 */
function patroniSettings({ name, home, data, password, ...ports }: PatroniNode) {
  const superuser = { username: "postgres", password };
  return {
    scope: "fairday",
    name,
    restapi: { listen: `127.0.0.1:${ports.restPort}`, connect_address: `127.0.0.1:${ports.restPort}` },
    etcd3: { hosts: [`127.0.0.1:${ports.etcdPort}`] },
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 5,
        retry_timeout: 5,
        primary_start_timeout: 0,
        maximum_lag_on_failover: 100_000_000,
        synchronous_mode: true,
        postgresql: { use_pg_rewind: true, parameters: { max_connections: 100, shared_buffers: "32MB" } },
      },
      initdb: [{ encoding: "UTF8" }, { locale: "C.UTF-8" }],
    },
    postgresql: {
      listen: `127.0.0.1:${ports.postgresPort}`,
      connect_address: `127.0.0.1:${ports.linkPort}`,
      data_dir: data,
      bin_dir: "/usr/lib/postgresql/15/bin",
      pgpass: join(home, "pgpass"),
      // A copy would wait minutes for a checkpoint that spares the disk.
      basebackup: [{ checkpoint: "fast" }],
      authentication: { superuser, replication: { username: "replicator", password } },
      parameters: { unix_socket_directories: home },
      pg_hba: [
        "local all all scram-sha-256",
        "host all all 127.0.0.1/32 scram-sha-256",
        "host replication replicator 127.0.0.1/32 scram-sha-256",
      ],
    },
  };
}
