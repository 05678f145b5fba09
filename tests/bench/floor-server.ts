import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { createTransport } from "nodemailer";
import postgres from "postgres";
import { catchStatements } from "./floor-statements";

/*
 * What the application is measured against: bare node:http and postgres.js, without routing, validation or
 * headers, and nodemailer alone.
 *
 *   POST /scans    the statements of a scan, its token's look-up among them
 *   GET /events    one query, then the bytes that the application sends
 *   POST /page     sets those bytes
 *   POST /mails    sends ready content one after the other, and answers how long it took
 */

const { DATABASE_URL = "", PORT = "", CENTER_ID = "", EVENT_ID = "", SLUG = "", SMTP_URL = "" } = process.env;
const centerId = CENTER_ID;
const eventId = EVENT_ID;
const statements = await catchStatements(DATABASE_URL);
const sql = postgres(DATABASE_URL, { max: 12 });
let page = { headers: {}, bytes: Buffer.alloc(0) };

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

const bodyOf = (request: IncomingMessage) =>
  new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
  });

interface Scanned {
  scanId: string;
  code: string;
  door: string;
}

interface Found {
  registration_id: string;
  revision: number;
  door_id: string | null;
  name: string | null;
  short_code: string;
}

async function scan(request: IncomingMessage) {
  const { scanId, code, door }: Scanned = JSON.parse(await bodyOf(request));
  const tokenHash = hash((request.headers.authorization ?? "").slice("Bearer ".length));
  const [token] = await run<{ id: string }>(statements.token, [tokenHash, centerId]);
  if (token === undefined) return { status: 401, body: {} };
  const codeHash = hash(code);
  const key = [centerId, eventId, scanId, door.toLowerCase(), codeHash, token.id];
  const [found] = await run<Found>(statements.context, key);
  if (found === undefined) return { status: 404, body: {} };
  const { registration_id, revision, door_id, name, short_code: shortCode } = found;
  const at = new Date().toISOString();
  const answer = { outcome: "admitted", at, shortCode };
  const stored = await run(statements.insert, [
    ...[centerId, scanId, eventId, registration_id, "entry", door_id, null, token.id, null],
    ...[at, at, null, codeHash, code.slice(-4), null, sql.json(answer), sql.json([])],
    ...[1, null, "patron", revision],
  ]);
  if (stored.length === 0) return { status: 409, body: {} };
  return { status: 201, body: { scanId, outcome: "admitted", at, ticket: { name, shortCode } } };
}

const run = <Row extends object>(text: string, values: postgres.ParameterOrJSON<never>[]) =>
  sql.unsafe<Row[]>(text, values, { prepare: true });

interface MailJob {
  count: number;
  mail: { png: string; cid: string; ics: string; [field: string]: unknown };
}

/** Mails that are composed already, but for the wrapping that nodemailer does. */
async function sendMails({ count, mail: { png, cid, ics, ...mail } }: MailJob) {
  const attachments = [
    { cid, content: Buffer.from(png, "base64"), contentType: "image/png", filename: "qr.png" },
  ];
  const ready = {
    ...mail,
    attachments,
    icalEvent: { method: "REQUEST", content: ics, filename: "invite.ics" },
  };
  const begin = performance.now();
  for (let n = 0; n < count; n += 1) await transport.sendMail(ready);
  return { status: 200, body: { seconds: (performance.now() - begin) / 1000 } };
}
const transport = createTransport({ url: SMTP_URL, pool: true, maxConnections: 1, maxMessages: Infinity });

async function answerTo(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  if (request.url === "/scans") return scan(request);
  if (request.url === "/mails") return sendMails(JSON.parse(await bodyOf(request)));
  const { headers, bytes }: { headers: Record<string, string>; bytes: string } = JSON.parse(
    await bodyOf(request),
  );
  page = { headers, bytes: Buffer.from(bytes, "base64") };
  return { status: 200, body: {} };
}

const server = createServer((request, response) => {
  const failed = (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.writeHead(500).end();
  };
  if (request.method === "GET") {
    run(statements.page, [centerId, SLUG]).then(() => {
      response.writeHead(200, page.headers);
      response.end(page.bytes);
    }, failed);
    return;
  }
  answerTo(request).then(({ status, body }) => {
    const text = JSON.stringify(body);
    response.writeHead(status, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    });
    response.end(text);
  }, failed);
});
server.listen(Number(PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
process.once("SIGTERM", () => process.exit(0));
