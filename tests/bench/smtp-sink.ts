import { createServer } from "node:http";
import { SMTPServer } from "smtp-server";

/* Takes every mail and throws it away. Tells on another port how many came and when the last one did. */

const { PORT = "", SMTP_PORT = "" } = process.env;
let mails = 0;
let bytes = 0;
let lastAt = 0;

const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  maxClients: 50,
  onData: (stream, _session, callback) => {
    stream.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    stream.on("end", () => {
      mails += 1;
      lastAt = performance.timeOrigin + performance.now();
      callback();
    });
  },
});
sink.on("error", () => {});

const counts = createServer((_request, response) => {
  response.end(JSON.stringify({ mails, bytes, lastAt }));
});
sink.listen(Number(SMTP_PORT), "127.0.0.1", () => {
  counts.listen(Number(PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
});
process.once("SIGTERM", () => process.exit(0));
