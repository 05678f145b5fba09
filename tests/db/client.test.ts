import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "~/db/client.server";

/** A message of the server, by its type (PostgreSQL, "Message Formats"). */
function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const isSignedIn = message("R", Buffer.alloc(4));
const isReady = message("Z", Buffer.from("I"));
const cannotSignIn = message(
  "E",
  Buffer.from("SFATAL\0C08P01\0Mserver login has been failing, try again later\0\0"),
);

/** Lets everybody in and ends a connection at its first statement, as a pooler does whose server is gone. */
async function openPoolerWithoutServer(): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.write(Buffer.concat([isSignedIn, isReady]));
      socket.once("data", () => socket.end(cannotSignIn));
    });
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return `postgres://fairday@127.0.0.1:${typeof address === "object" ? address?.port : 0}/fairday`;
}

test("a connection that is lost at its first statement fails whoever asked, and nobody else", async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const { sql, close } = connect(await openPoolerWithoutServer(), { max: 1 });
  await expect(sql`select 1`).rejects.toThrow();
  await close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(uncaught).toEqual([]);
});
