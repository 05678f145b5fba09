import { createServer } from "node:http";

/*
 * Takes webhooks.
 *
 *   POST /hooks    204
 *   POST /moody    every second one is refused or cut off, by a coin that falls alike in each run
 *   GET /          how many ids arrived at each, and when the last one did
 */

const arrived = { hooks: new Set<string>(), moody: new Set<string>() };
let lastAt = 0;
let coin = 11;

function heads(): boolean {
  coin = (coin * 48_271) % 2_147_483_647;
  return coin % 2 === 0;
}

const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.end(JSON.stringify({ hooks: arrived.hooks.size, moody: arrived.moody.size, lastAt }));
    return;
  }
  request.on("error", () => {});
  request.resume().on("end", () => {
    const isMoody = request.url === "/moody";
    if (isMoody && heads()) {
      if (heads()) response.writeHead(500).end();
      else response.destroy();
      return;
    }
    arrived[isMoody ? "moody" : "hooks"].add(String(request.headers["webhook-id"]));
    lastAt = performance.timeOrigin + performance.now();
    response.writeHead(204).end();
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
process.once("SIGTERM", () => process.exit(0));
