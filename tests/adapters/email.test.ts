import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import jsQR from "jsqr";
import { type ParsedMail, simpleParser } from "mailparser";
import { PNG } from "pngjs";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { calendarFile } from "~/app/adapters/calendar/calendar";
import { deliveryOf } from "~/app/adapters/email/delivery";
import type { Mailer, OutgoingMail } from "~/app/adapters/email/mailer";
import { memoryMailer } from "~/app/adapters/email/memory-mailer";
import { type SmtpOptions, smtpMailer } from "~/app/adapters/email/smtp-mailer.server";
import { qrPng } from "~/app/adapters/qr/qr";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const aMail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  from: { name: "Central Library Job Center", address: "events@careers.example.org" },
  to: "ann@example.com",
  replyTo: "help@careers.example.org",
  subject: "Your ticket: Warehouse hiring day, Sat, Dec 5",
  html: '<p>Show this code</p><img src="cid:ticket-qr@fairday">',
  text: "Show this code",
  messageId: "<0197a1c2-1@careers.example.org>",
  ...changes,
});

interface Received {
  raw: string;
  mail: ParsedMail;
  recipients: string[];
}

/** A real server on loopback, and what it took. */
async function aServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    closeTimeout: 50,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks);
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        simpleParser(raw).then((mail) => {
          received.push({ raw: raw.toString("latin1"), mail, recipients });
          done();
        }, done);
      });
    },
    ...options,
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  cleanups.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { received, url: `smtp://127.0.0.1:${portOf(server.server.address())}` };
}

/** A server of one's own conduct: `talk` gets every connection. */
async function aWildServer(talk: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    talk(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `smtp://127.0.0.1:${portOf(server.address())}`;
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === "object" && address !== null ? address.port : expect.fail("no port");
}

function aMailer(url: string, options?: SmtpOptions): Mailer {
  const mailer = smtpMailer(url, options);
  cleanups.push(() => mailer.close());
  return mailer;
}

async function delivered(mail: OutgoingMail): Promise<Received> {
  const { url, received } = await aServer();
  expect(await aMailer(url).send(mail)).toEqual({ outcome: "sent" });
  return received[0] ?? expect.fail("nothing came");
}

/** A reply as smtp-server gives it: the text may quote an address, as real servers do. */
const reply = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

describe("a mail on its way", () => {
  test("carries the QR inline, and its pixels read back as the ticket", async () => {
    const payload = "https://CAREERS.EXAMPLE.ORG/T/0123456789ABCDEFGHJKMNPQRSTVWXYZ7K";
    const png = await qrPng(payload);
    const { mail } = await delivered(aMail({ inlineImages: [{ cid: "ticket-qr@fairday", png }] }));
    const [image] = mail.attachments;
    expect(image).toMatchObject({ cid: "ticket-qr@fairday", contentType: "image/png", related: true });
    const { data, width, height } = PNG.sync.read(image?.content ?? Buffer.alloc(0));
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(payload);
  });

  test.each(["REQUEST", "CANCEL"] as const)(
    "carries the calendar as an alternative that states method %s, and as a file",
    async (method) => {
      const content = calendarFile({ method, entries: [] });
      const { mail, raw } = await delivered(aMail({ calendar: { method, content } }));
      expect(raw).toMatch(new RegExp(`Content-Type: text/calendar; charset=utf-8; method=${method}\\r\\n`));
      const files = mail.attachments.filter(({ filename }) => filename === "invite.ics");
      expect(files.map((file) => file.content.toString())).toEqual([content]);
      expect(raw.indexOf("text/calendar")).toBeGreaterThan(raw.indexOf("multipart/alternative"));
    },
  );

  test("has the HTML and the text, the caller's Message-ID, and says that a program wrote it", async () => {
    const { mail, recipients } = await delivered(aMail({ headers: { "X-Fairday-Kind": "test-mail" } }));
    expect(mail.messageId).toBe("<0197a1c2-1@careers.example.org>");
    expect(mail.text?.trim()).toBe("Show this code");
    expect(mail.html).toContain("<p>Show this code</p>");
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail.headers.get("x-fairday-kind")).toBe("test-mail");
    expect(mail.replyTo?.text).toBe("help@careers.example.org");
    expect(recipients).toEqual(["ann@example.com"]);
  });

  test("carries names and subjects of any script", async () => {
    const name = "도서관 Job Center, “Zentrum” Ծ";
    const { mail } = await delivered(
      aMail({ subject: "Ձեր տոմսը 👩🏽‍🏭 يوم", from: { name, address: "events@careers.example.org" } }),
    );
    expect(mail.subject).toBe("Ձեր տոմսը 👩🏽‍🏭 يوم");
    expect(mail.from?.value).toEqual([{ name, address: "events@careers.example.org" }]);
  });

  test("carries any text whole, also one that looks like the end of a part or of the mail", async () => {
    const text = [
      "--=_alternative--",
      ".",
      "..",
      "From here",
      "--=_mixed",
      "a = b  ",
      "\tTab\t",
      "도서관 👩🏽‍🏭 يوم".repeat(40),
      "x".repeat(300),
    ].join("\n");
    const html = `<pre>${text}</pre>`;
    const content = calendarFile({ method: "REQUEST", entries: [], name: text });
    const { mail, raw } = await delivered(aMail({ text, html, calendar: { method: "REQUEST", content } }));
    expect(mail.text?.trimEnd()).toBe(text);
    expect(mail.html).toContain(html);
    expect(mail.attachments.map((part) => part.content.toString())).toContain(content);
    expect(raw.split("\r\n").filter((line) => line.length > 78)).toEqual([]);
    expect(raw).not.toMatch(/[^\x20-\x7e\t\r\n]|\r(?!\n)|(?<!\r)\n/);
  });

  test("takes no header from a subject, a name, an id or another header", async () => {
    const evil = "x\r\nBcc: evil@example.com\r\n\r\n<b>body</b>\0";
    const { mail, recipients } = await delivered(
      aMail({
        subject: evil,
        messageId: `<1@careers.example.org>\r\nBcc: evil@example.com`,
        from: { name: evil, address: "events@careers.example.org" },
        headers: { "X-One": evil },
      }),
    );
    expect(mail.bcc).toBeUndefined();
    expect(recipients).toEqual(["ann@example.com"]);
    expect(mail.subject).toBe("x Bcc: evil@example.com <b>body</b>");
    expect(mail.from?.value[0]?.name).toBe("x Bcc: evil@example.com <b>body</b>");
    expect(mail.text?.trim()).toBe("Show this code");
  });

  test.each(["ann@example.com, evil@example.com", "ann@example.com\r\nBcc: evil@example.com", "nobody"])(
    "goes to one address or to none: %j",
    async (to) => {
      const { url, received } = await aServer();
      await aMailer(url).send(aMail({ to }));
      expect(received.flatMap(({ recipients }) => recipients)).not.toContain("evil@example.com");
      expect(received.length).toBeLessThanOrEqual(1);
    },
  );

  test("is encrypted on loopback too where the server offers it, whoever signed", async () => {
    const { url, received } = await aServer({
      disabledCommands: ["AUTH"],
      onMailFrom: (_address, session, done) => done(session.secure ? null : reply(530, "plain")),
    });
    expect(await aMailer(url).send(aMail())).toEqual({ outcome: "sent" });
    expect(received).toHaveLength(1);
  });
});

describe("a server that says no", () => {
  test.each([
    ["MAIL FROM", "onMailFrom"],
    ["RCPT TO", "onRcptTo"],
  ] as const)("a 4yz reply to %s is tried again", async (command, hook) => {
    const { url } = await aServer({
      [hook]: (_a: unknown, _s: unknown, done: (error: Error) => void) =>
        done(reply(451, "4.7.1 <ann@example.com> greylisted")),
    });
    expect(await aMailer(url).send(aMail())).toEqual({ outcome: "retry", reason: `451 4.7.1 at ${command}` });
  });

  test.each([
    ["MAIL FROM", "onMailFrom"],
    ["RCPT TO", "onRcptTo"],
  ] as const)("a 5yz reply to %s is final, and the reason is codes alone", async (command, hook) => {
    const { url } = await aServer({
      [hook]: (_a: unknown, _s: unknown, done: (error: Error) => void) =>
        done(reply(550, "5.1.1 <ann@example.com> Ann Lee does not live here")),
    });
    expect(await aMailer(url).send(aMail())).toEqual({
      outcome: "refused",
      reason: `550 5.1.1 at ${command}`,
    });
  });

  test.each([
    [452, "retry"],
    [554, "refused"],
  ] as const)("a %i after the message means %s", async (code, outcome) => {
    const { url } = await aServer({
      onData: (stream, _session, done) => {
        stream.on("end", () => done(reply(code, "ann@example.com")));
        stream.resume();
      },
    });
    expect(await aMailer(url).send(aMail())).toEqual({ outcome, reason: `${code} at DATA` });
  });

  test("no at the greeting concerns the server, not the message: tried again", async () => {
    const { url } = await aServer({ onConnect: (_session, done) => done(reply(554, "closed for today")) });
    expect(await aMailer(url).send(aMail())).toEqual({ outcome: "retry", reason: "554 at CONN" });
  });

  test("a wrong password concerns the set-up, not the message: tried again", async () => {
    const { url } = await aServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(reply(535, "5.7.8 events@careers.example.org")),
    });
    const withUser = url.replace("smtp://", "smtp://events:wrong@");
    const delivery = await aMailer(withUser).send(aMail());
    expect(delivery).toMatchObject({
      outcome: "retry",
      reason: expect.stringMatching(/^535 .*at AUTH [A-Z]+$/),
    });
  });

  test("an address that is none is refused without asking", async () => {
    const { url } = await aServer();
    expect(await aMailer(url).send(aMail({ to: "" }))).toEqual({
      outcome: "refused",
      reason: "EENVELOPE at API",
    });
  });
});

describe("a server that is not there", () => {
  const short = { connection: 150, socket: 150, whole: 400 };
  const timed = async (url: string, timeouts: SmtpOptions["timeouts"] = short) => {
    const from = performance.now();
    const delivery = await aMailer(url, { timeouts }).send(aMail());
    return { delivery, took: performance.now() - from };
  };

  test("refuses connections: tried again", async () => {
    const url = await aWildServer(() => {});
    await cleanups.pop()?.();
    expect((await timed(url)).delivery).toEqual({ outcome: "retry", reason: "ECONNREFUSED at CONN" });
  });

  test("stalls before its greeting: tried again, within the time", async () => {
    const { delivery, took } = await timed(await aWildServer(() => {}), { ...short, whole: 9_000 });
    expect(delivery).toMatchObject({ outcome: "retry", reason: expect.stringContaining("ETIMEDOUT") });
    expect(took).toBeLessThan(5_000);
  });

  test("stalls after the message: tried again, within the time", async () => {
    const { url } = await aServer({ onData: (stream) => stream.resume() });
    const { delivery, took } = await timed(url, { ...short, whole: 9_000 });
    expect(delivery).toMatchObject({ outcome: "retry", reason: expect.stringContaining("ETIMEDOUT") });
    expect(took).toBeLessThan(5_000);
  });

  test("trickles its replies so that no socket falls silent: tried again, within the whole time", async () => {
    const url = await aWildServer((socket) => {
      socket.write("220 here\r\n");
      const drip = setInterval(() => socket.write("250-still here\r\n"), 30);
      socket.on("close", () => clearInterval(drip));
    });
    const { delivery, took } = await timed(url, { ...short, socket: 10_000, whole: 300 });
    expect(delivery).toEqual({ outcome: "retry", reason: "ETIMEDOUT" });
    expect(took).toBeLessThan(5_000);
  });

  test("drops the line in the middle of the message: tried again", async () => {
    const url = await aWildServer((socket) => {
      socket.write("220 here\r\n");
      socket.on("data", (chunk: Buffer) => {
        const line = chunk.toString();
        if (line.startsWith("DATA")) socket.write("354 go on\r\n");
        else if (/^(EHLO|MAIL|RCPT)/.test(line)) socket.write("250 fine\r\n");
        else socket.destroy();
      });
    });
    expect((await timed(url)).delivery).toMatchObject({ outcome: "retry" });
  });

  test("comes back: the same mailer delivers", async () => {
    let isDown = true;
    const { url, received } = await aServer({
      onConnect: (_session, done) => done(isDown ? reply(421, "later") : null),
    });
    const mailer = aMailer(url);
    expect(await mailer.send(aMail())).toMatchObject({ outcome: "retry" });
    isDown = false;
    expect(await mailer.send(aMail())).toEqual({ outcome: "sent" });
    expect(received.map(({ mail }) => mail.messageId)).toEqual(["<0197a1c2-1@careers.example.org>"]);
  });

  test("is given up at once when the mailer closes", async () => {
    let greeted = () => {};
    const connected = new Promise<void>((resolve) => {
      greeted = resolve;
    });
    const mailer = aMailer(await aWildServer(() => greeted()));
    const delivery = mailer.send(aMail());
    await connected;
    mailer.close();
    expect(await delivery).toMatchObject({ outcome: "retry" });
    expect(await mailer.send(aMail())).toMatchObject({ outcome: "retry" });
  });
});

describe("credentials", () => {
  test("never cross a network in the clear: without TLS the mail waits", async () => {
    const lines: string[] = [];
    const url = await aWildServer((socket) => {
      socket.write("220 here\r\n");
      socket.on("data", (chunk: Buffer) => {
        lines.push(chunk.toString());
        socket.write(chunk.toString().startsWith("EHLO") ? "250-here\r\n250 AUTH PLAIN\r\n" : "235 fine\r\n");
      });
    });
    const elsewhere = url.replace("smtp://127.0.0.1", "smtp://user:secret@0.0.0.0");
    const patience = { connection: 300, socket: 300, whole: 600 };
    expect(await aMailer(elsewhere, { timeouts: patience }).send(aMail())).toMatchObject({
      outcome: "retry",
    });
    expect(lines.join("")).toContain("EHLO");
    expect(lines.join("")).not.toContain("AUTH");
  });
});

describe("a reason", () => {
  test.each([
    [new Error("mail to ann@example.com failed"), "unknown fault"],
    [{ code: "ann@example.com", command: "RCPT TO:<ann@example.com>" }, "unknown fault"],
    ["ann@example.com", "unknown fault"],
    [{ code: "ESOCKET", originalCode: "ECONNRESET", command: "CONN" }, "ECONNRESET at CONN"],
  ])("of %j is codes alone", (error, reason) => {
    expect(deliveryOf(error)).toEqual({ outcome: "retry", reason });
  });
});

describe("the mailer in memory", () => {
  test("records what is sent, answers as told, and keeps the last ones", async () => {
    const mailer = memoryMailer({ keep: 1 });
    mailer.answerNext({ outcome: "retry", reason: "451" });
    expect(await mailer.send(aMail({ subject: "1" }))).toEqual({ outcome: "retry", reason: "451" });
    expect(mailer.sent).toEqual([]);
    await mailer.send(aMail({ subject: "2" }));
    await mailer.send(aMail({ subject: "3" }));
    expect(mailer.sent.map(({ subject }) => subject)).toEqual(["3"]);
  });
});
