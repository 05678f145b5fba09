import { createServer } from "node:http";
import { createTransport } from "nodemailer";

/*
 * A pool of nodemailer as its own documentation makes one, in a process of its own.
 *
 *   POST /mails    answers, and sends ready content so many times, as many at once as the pool has connections
 */

const { PORT = "", SMTP_URL = "" } = process.env;
const connections = 5;
const transport = createTransport({
  url: SMTP_URL,
  pool: true,
  maxConnections: connections,
  maxMessages: Infinity,
});

interface MailJob {
  count: number;
  mail: { png: string; cid: string; [field: string]: unknown };
}

async function sendMails({ count, mail: { png, cid, messageId: _own, ...mail } }: MailJob): Promise<void> {
  const content = Buffer.from(png, "base64");
  const ready = { ...mail, attachments: [{ cid, content, contentType: "image/png", filename: "qr.png" }] };
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await transport.sendMail(ready);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const job: MailJob = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    response.end("{}");
    sendMails(job).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  });
});
server.listen(Number(PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
process.once("SIGTERM", () => process.exit(0));
