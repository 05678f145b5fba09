import { createServer, type Server, type Socket } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type SmtpTimeouts, smtpMailer } from "~/app/adapters/email/smtp-mailer.server";
import { sendDue } from "~/app/worker/worker.server";
import { outbox } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";
import { startSmtpServer } from "../factories/smtp";
import { freePort } from "./processes";

let services: TestServices;
let center: TestCenter;
const ends: (() => Promise<unknown> | void)[] = [];

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(outbox);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => services.drop());

/** A server that takes connections and does with them what the fault says. */
async function faultyServer(
  onConnection: (socket: Socket) => void,
): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onConnection(socket);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { port, close };
}

/** Speaks SMTP as far as the data, then hangs up in the middle of them. */
function hangsUpInData(socket: Socket): void {
  socket.write("220 here\r\n");
  socket.on("data", (bytes: Buffer) => {
    const said = bytes.toString("latin1");
    if (/^EHLO/i.test(said)) socket.write("250 here\r\n");
    else if (/^DATA/i.test(said)) socket.write("354 go on\r\n");
    else if (/^(MAIL|RCPT)/i.test(said)) socket.write("250 ok\r\n");
    else socket.destroy();
  });
}

const faults: [string, (socket: Socket) => void][] = [
  ["hangs up at once", (socket) => socket.destroy()],
  ["stalls without a word", () => {}],
  ["hangs up in the middle of a mail", hangsUpInData],
];

/** For servers that fail; one that works gets the usual time. */
const littlePatience = { connection: 400, socket: 400, whole: 800 };
const mails = 6;

/** Sends what is due by a server at this address, and says what the outbox holds then. */
async function tryToSend(url: string, timeouts?: Partial<SmtpTimeouts>) {
  const mailer = smtpMailer(url, { timeouts });
  const found: unknown[] = [];
  const options = {
    originOf: async () => "https://center.example",
    onError: (fault: unknown) => found.push(fault),
  };
  while ((await sendDue({ ...services, mailer }, options)) > 0);
  mailer.close();
  expect(found).toEqual([]);
  return services.db
    .select({ state: outbox.state, messageId: outbox.messageId, nextAt: outbox.nextAt })
    .from(outbox)
    .where(eq(outbox.kind, "registration-confirmed"))
    .orderBy(outbox.place);
}

async function someMails(): Promise<void> {
  const eventId = await aPublishedEvent(services, center);
  await services.db.delete(outbox);
  for (let n = 0; n < mails; n += 1) {
    await aRegistration(services, center, eventId, {
      name: `Visitor ${n}`,
      email: `visitor${n}@mail.example`,
    });
  }
}

async function expectArrival(waiting: Awaited<ReturnType<typeof tryToSend>>): Promise<void> {
  expect(waiting.map(({ state }) => state)).toEqual(Array.from({ length: mails }, () => "queued"));
  const smtp = await startSmtpServer();
  ends.push(smtp.close);
  services.clock.set(new Date(Math.max(...waiting.map(({ nextAt }) => nextAt.getTime()))));
  const sent = await tryToSend(smtp.url);
  expect(sent.map(({ state }) => state)).toEqual(Array.from({ length: mails }, () => "sent"));
  const arrived = smtp.mails.map(({ messageId }) => messageId);
  expect(arrived).toHaveLength(mails);
  expect(new Set(arrived)).toEqual(new Set(waiting.map(({ messageId }) => messageId)));
}

test.each(faults)(
  "after a server that %s each mail arrives with its first Message-ID",
  async (_fault, onConnection) => {
    await someMails();
    const faulty = await faultyServer(onConnection);
    ends.push(faulty.close);
    await expectArrival(await tryToSend(`smtp://127.0.0.1:${faulty.port}`, littlePatience));
  },
);

test("after a server that was not there each mail arrives with its first Message-ID", async () => {
  await someMails();
  await expectArrival(await tryToSend(`smtp://127.0.0.1:${await freePort()}`, littlePatience));
});
