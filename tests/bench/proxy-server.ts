import { connect, createServer } from "node:net";

/* A proxy of connections, each to the next application in turn: what a load balancer does, and no more. */

const ports = (process.env.TARGETS ?? "").split(",").map(Number);
let next = 0;

createServer({ noDelay: true }, (socket) => {
  const port = ports[next % ports.length] ?? 0;
  next += 1;
  const target = connect({ port, host: "127.0.0.1", noDelay: true });
  socket.pipe(target).pipe(socket);
  for (const [one, other] of [
    [socket, target],
    [target, socket],
  ] as const) {
    one.on("error", () => other.destroy());
  }
}).listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
process.once("SIGTERM", () => process.exit(0));
