import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { createTransport } from "nodemailer";
import postgres from "postgres";
import { findContext, findPage, findToken, insertScan } from "./floor-statements";

/*
 * What the application is measured against: bare node:http and postgres.js, without routing, validation or
 * headers, and nodemailer alone.
 *
 *   POST /scans    the statements of a scan, its token's look-up among them
 *   GET /events    one query, then the bytes that the application sends
 *   POST /page     sets those bytes
 *   POST /mails    sends ready content in five lanes, and answers how long it took
 */

const { DATABASE_URL = "", PORT = "", CENTER_ID = "", EVENT_ID = "", SLUG = "", SMTP_URL = "" } = process.env;
const centerId = CENTER_ID;
const eventId = EVENT_ID;
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

async function scan(request: IncomingMessage) {
  const { scanId, code, door }: Scanned = JSON.parse(await bodyOf(request));
  const tokenHash = hash((request.headers.authorization ?? "").slice("Bearer ".length));
  const [token] = await findToken(sql, { centerId, tokenHash });
  if (token === undefined) return { status: 401, body: {} };
  const codeHash = hash(code);
  const [found] = await findContext(sql, {
    centerId,
    eventId,
    scanId,
    codeHash,
    doorFolded: door.toLowerCase(),
  });
  if (found === undefined) return { status: 404, body: {} };
  const at = new Date().toISOString();
  const answer = { outcome: "admitted", at, shortCode: found.short_code };
  const stored = await insertScan(sql, {
    centerId,
    eventId,
    scanId,
    registrationId: found.registration_id,
    revision: found.revision,
    doorId: found.door_id,
    by: token.id,
    at,
    codeHash,
    hint: code.slice(-4),
    answer: JSON.stringify(answer),
  });
  if (stored.length === 0) return { status: 409, body: {} };
  const { name, short_code: shortCode } = found;
  return { status: 201, body: { scanId, outcome: "admitted", at, ticket: { name, shortCode } } };
}

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
  let left = count;
  const lane = async () => {
    for (left -= 1; left >= 0; left -= 1) await transport.sendMail(ready);
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: 5 }, lane));
  return { status: 200, body: { seconds: (performance.now() - begin) / 1000 } };
}
const transport = createTransport({ url: SMTP_URL, pool: true, maxConnections: 5, maxMessages: Infinity });

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
    findPage(sql, { centerId, slug: SLUG }).then(() => {
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
