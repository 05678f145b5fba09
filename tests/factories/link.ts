import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A wire to a port of this machine. */
export interface Link {
  port: number;
  /** Bytes no longer come through, and nobody is told: as when a switch fails. */
  cut(): void;
  /** New connections work again; those of before stay dead. */
  mend(): void;
  close(): Promise<void>;
}

/** Passes connections on until it is cut. */
export async function openLink(target: number): Promise<Link> {
  const sockets = new Set<Socket>();
  /** Counts up at each cut: a connection lives in its own time alone. */
  let time = 0;
  let isCut = false;
  const server = createServer((near) => {
    const begun = time;
    sockets.add(near);
    near.on("error", () => near.destroy());
    near.on("close", () => sockets.delete(near));
    if (isCut) return;
    const far = connect({ port: target, host: "127.0.0.1" });
    sockets.add(far);
    far.on("error", () => far.destroy());
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("data", (chunk) => {
        if (begun === time) other.write(chunk);
      });
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    cut: () => {
      time += 1;
      isCut = true;
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
