import { join } from "node:path";
import { freePort } from "../faults/processes";
import { type Daemon, makeFolder, startDaemon, writeSettings } from "./daemon";
import type { DatabaseNode } from "./node";

interface Balanced {
  daemon: Daemon;
}

const defaults = `
global
  maxconn 2000
defaults
  maxconn 1000
  timeout connect 2s
  timeout check 2s
`;

async function startHaproxy(folder: string, name: string, settings: string): Promise<Daemon> {
  const home = makeFolder(join(folder, name));
  const file = writeSettings(join(home, "haproxy.cfg"), `${defaults}${settings}`);
  return startDaemon("/usr/sbin/haproxy", ["-f", file], join(home, "haproxy.log"));
}

/** One port that leads to the primary and one to the replica, by what Patroni says of each node. */
export async function balanceDatabase(
  folder: string,
  nodes: readonly DatabaseNode[],
): Promise<Balanced & { primaryPort: number; replicaPort: number }> {
  const [primaryPort, replicaPort] = [await freePort(), await freePort()];
  const listen = (role: "primary" | "replica", port: number) => `
listen ${role}
  mode tcp
  bind 127.0.0.1:${port}
  timeout client 1h
  timeout server 1h
  option httpchk GET /${role}
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map((node) => `  server ${node.name} 127.0.0.1:${node.postgresPort} check port ${node.restPort}`).join("\n")}
`;
  const settings = `${listen("primary", primaryPort)}${listen("replica", replicaPort)}`;
  return { daemon: await startHaproxy(folder, "database-balancer", settings), primaryPort, replicaPort };
}

/**
 * The application's processes behind one port. Each request has a connection of its own to a process, so that none is
 * sent on one that a process is closing; what found no answer is sent again to another process. That may send a form
 * twice, which its key makes good (`registration_keys`, the scan's id).
 */
export async function balanceApplication(
  folder: string,
  { ports, healthPath }: { ports: readonly number[]; healthPath: string },
): Promise<Balanced & { port: number; isUp(name: string): Promise<boolean> }> {
  const [port, statsPort] = [await freePort(), await freePort()];
  const settings = `
frontend stats
  mode http
  bind 127.0.0.1:${statsPort}
  timeout client 10s
  stats enable
  stats uri /stats
listen application
  mode http
  bind 127.0.0.1:${port}
  timeout client 60s
  timeout server 60s
  option http-server-close
  option redispatch 1
  retries 6
  retry-on conn-failure empty-response
  option httpchk
  http-check send meth GET uri ${healthPath} ver HTTP/1.1 hdr Host localhost
  http-check expect status 200
  http-response set-header X-Served-By %s
  default-server inter 500ms fall 1 rise 1
${ports.map((each, at) => `  server app${at + 1} 127.0.0.1:${each} check`).join("\n")}
`;
  const isUp = async (name: string) => {
    const answer = await fetch(`http://127.0.0.1:${statsPort}/stats;csv`).catch(() => null);
    const line = (await answer?.text())?.split("\n").find((each) => each.startsWith(`application,${name},`));
    return line?.includes(",UP,") ?? false;
  };
  return { daemon: await startHaproxy(folder, "application-balancer", settings), port, isUp };
}

/** PgBouncer before the port of the primary: a session of the server for each transaction, not for each client. */
export async function poolDatabase(
  folder: string,
  { primaryPort, password }: { primaryPort: number; password: string },
): Promise<Balanced & { port: number }> {
  const home = makeFolder(join(folder, "pgbouncer"));
  const port = await freePort();
  const users = writeSettings(join(home, "users.txt"), `"fairday" "${password}"\n`);
  const file = writeSettings(
    join(home, "pgbouncer.ini"),
    `[databases]
fairday = host=127.0.0.1 port=${primaryPort} dbname=fairday
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 8
max_client_conn = 200
server_login_retry = 1
server_connect_timeout = 2
query_wait_timeout = 5
`,
  );
  return { daemon: startDaemon("/usr/sbin/pgbouncer", [file], join(home, "pgbouncer.log")), port };
}
