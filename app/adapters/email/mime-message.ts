import MimeNode, { type MimeNodeEnvelope } from "nodemailer/lib/mime-node";
import type { OutgoingMail } from "./mailer";
import { quotedPrintable } from "./quoted-printable";

/** A mail as it crosses the wire, and whom it goes from and to. */
export interface MimeMessage {
  raw: string;
  envelope: MimeNodeEnvelope;
}

/**
 * Composes a message (RFC 5322) of text, HTML with its pictures, and a calendar entry, which comes as an alternative
 * for programs that answer invitations and as a file for all others. The head is nodemailer's work, which knows how
 * names, addresses and subjects are encoded; the body is written here in one piece, since nodemailer's stream of parts
 * takes three times as long as all the rest of sending.
 */
export function mimeMessage(message: OutgoingMail): MimeMessage {
  const head = new MimeNode();
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    head.setHeader(headerText(name), headerText(value));
  }
  head.setHeader("Auto-Submitted", "auto-generated");
  // Addresses go as objects: a list would be read out of a string with a comma.
  head.setHeader("From", { name: headerText(message.from.name), address: message.from.address });
  head.setHeader("To", { name: "", address: message.to });
  if (message.replyTo !== undefined) head.setHeader("Reply-To", { name: "", address: message.replyTo });
  head.setHeader("Subject", headerText(message.subject));
  head.setHeader("Message-ID", headerText(message.messageId));
  return { raw: `${head.buildHeaders()}\r\n${content(message)}`, envelope: head.getEnvelope() };
}

/** A header is one line of printable text (RFC 5322, 2.2). */
const headerText = (text: string) => text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, " ").trim();

/** The nesting that mail programs agree on: mixed of alternatives and files, the HTML related to its pictures. */
function content({ text, html, calendar, inlineImages = [] }: OutgoingMail): string {
  const page = textPart("text/html; charset=utf-8", html);
  const related = [page, ...inlineImages.map(pictureOf)];
  const alternatives = [
    textPart("text/plain; charset=utf-8", text),
    related.length === 1 ? page : multipart('related; type="text/html"', "related", related),
  ];
  if (calendar === undefined) return multipart("alternative", "alternative", alternatives);
  alternatives.push(textPart(`text/calendar; charset=utf-8; method=${calendar.method}`, calendar.content));
  return multipart("mixed", "mixed", [
    multipart("alternative", "alternative", alternatives),
    filePart("application/ics", "attachment", "invite.ics", Buffer.from(calendar.content)),
  ]);
}

/** Every part is in quoted-printable or base64, and in neither can "=_" come about: no content ends its part. */
function multipart(type: string, mark: string, parts: readonly string[]): string {
  const boundary = `=_${mark}`;
  const bodies = parts.map((part) => `--${boundary}\r\n${part}\r\n`);
  return `Content-Type: multipart/${type}; boundary="${boundary}"\r\n\r\n${bodies.join("")}--${boundary}--\r\n`;
}

const textPart = (type: string, content: string) =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(content)}`;

function filePart(type: string, disposition: string, name: string, content: Uint8Array): string {
  const lines =
    Buffer.from(content)
      .toString("base64")
      .match(/.{1,76}/g) ?? [];
  return [
    `Content-Type: ${type}; name=${name}`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: ${disposition}; filename=${name}`,
    "",
    ...lines,
  ].join("\r\n");
}

/** The Content-ID stands in a header too, so what could end one is left out of it. */
function pictureOf({ cid, png }: { cid: string; png: Uint8Array }): string {
  const name = `${cid.replace(/[^\w-].*/s, "")}.png`;
  return `Content-ID: <${cid.replace(/[^\w.@-]/g, "")}>\r\n${filePart("image/png", "inline", name, png)}`;
}
