import { createServer } from "node:http";
import { SMTPServer } from "smtp-server";

/* Takes every mail and throws it away. Tells on another port how many came, how many twice, and when the last one did. */

const { PORT = "", SMTP_PORT = "" } = process.env;
let mails = 0;
let bytes = 0;
let lastAt = 0;
let twice = 0;
const seen = new Set<string>();

function note(head: string): void {
  const [, id] = /^Message-ID: *(\S+)/im.exec(head) ?? [];
  if (id === undefined) return;
  if (seen.has(id)) twice += 1;
  seen.add(id);
}

const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  maxClients: 50,
  onData: (stream, _session, callback) => {
    let head = "";
    stream.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      // The head comes first, and is shorter.
      if (head.length < 4_096) head += chunk.toString("latin1", 0, 4_096);
    });
    stream.on("end", () => {
      mails += 1;
      note(head);
      lastAt = performance.timeOrigin + performance.now();
      callback();
    });
  },
});
sink.on("error", () => {});

const counts = createServer((_request, response) => {
  response.end(JSON.stringify({ mails, bytes, lastAt, twice }));
});
sink.listen(Number(SMTP_PORT), "127.0.0.1", () => {
  counts.listen(Number(PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
});
process.once("SIGTERM", () => process.exit(0));
