import { isShortCode } from "~/app/domain/tickets/short-code";
import type { Locale } from "~/app/i18n/locales";
import { type KioskAnswer, type KioskReply, kioskTones } from "./answer";
import type { FormFields } from "./form-fields";
import { kioskPath } from "./kiosk-path";
import type { KioskLanguage } from "./use-language";

/** A form on its way. Its visit's id makes a second try harmless. */
export interface Outgoing {
  form: "check-ins" | "registrations" | "walk-ins" | "surveys";
  fields: FormFields;
}

/** "over": this tablet is no kiosk any more. */
export type Sent = KioskReply | { outcome: "no-connection" } | { outcome: "over" };

/** An answer later than this is none for a person who waits. */
const patience = 8_000;

const gone = new Set([401, 403, 404, 410]);

/** Sends a form and reads the answer. What is no answer of ours, such as a Wi-Fi's sign-in page, is no connection. */
export async function sendForm(
  eventId: string,
  { form, fields }: Outgoing,
  locale: Locale,
  fetcher = fetch,
): Promise<Sent> {
  const path = kioskPath(eventId, `/answers/${form}`, locale);
  const sent = await ask(fetcher, path, { method: "POST", body: new URLSearchParams(fields) });
  if (sent === null) return { outcome: "no-connection" };
  if (gone.has(sent.status)) return { outcome: "over" };
  return readReply(sent.body) ?? { outcome: "no-connection" };
}

/** Whether the server answers, and still as to a kiosk. */
export async function askServer(eventId: string, fetcher = fetch): Promise<"there" | "over" | "lost"> {
  const found = await ask(fetcher, kioskOf(eventId), { method: "HEAD" });
  if (found === null) return "lost";
  return gone.has(found.status) ? "over" : found.status === 200 ? "there" : "lost";
}

/** The kiosk's words in a language; null where they do not come. */
export async function askWords(
  eventId: string,
  locale: Locale,
  fetcher = fetch,
): Promise<KioskLanguage | null> {
  const found = await ask(fetcher, `${kioskOf(eventId)}/words/${locale}`, {});
  const body = found?.status === 200 && isRecord(found.body) ? found.body : {};
  if (typeof body.title !== "string" || !isRecord(body.messages)) return null;
  const sections = Object.entries(body.messages).map(([section, texts]) => [section, textsOf(texts)]);
  return { locale, title: body.title, messages: Object.fromEntries(sections) };
}

const kioskOf = (eventId: string) => `/kiosk/${encodeURIComponent(eventId)}`;

/** The status and, where it is JSON, the body of an answer; null where none came in time. */
async function ask(fetcher: typeof fetch, path: string, init: RequestInit) {
  // Older tablets lack AbortSignal.timeout.
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetcher(path, {
      ...init,
      redirect: "error",
      cache: "no-store",
      signal: abort.signal,
    });
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads what the server said, or null where it is something else. */
export function readReply(body: unknown): KioskReply | null {
  if (!isRecord(body)) return null;
  if (body.outcome === "again") {
    return { outcome: "again", errors: textsOf(body.errors), values: textsOf(body.values) };
  }
  const answer = body.outcome === "answered" ? readAnswer(body.answer) : null;
  return answer && { outcome: "answered", answer };
}

function readAnswer(value: unknown): KioskAnswer | null {
  if (!isRecord(value)) return null;
  const tone = kioskTones.find((known) => known === value.tone);
  const { word, detail, name, ticket } = value;
  if (tone === undefined || typeof word !== "string" || typeof detail !== "string") return null;
  return {
    tone,
    word,
    detail,
    ...(typeof name === "string" && { name }),
    ...(isTicket(ticket) && { ticket: { qrSvg: ticket.qrSvg, shortCode: ticket.shortCode } }),
  };
}

function isTicket(value: unknown): value is { qrSvg: string; shortCode: string } {
  if (!isRecord(value)) return false;
  return (
    typeof value.qrSvg === "string" && typeof value.shortCode === "string" && isShortCode(value.shortCode)
  );
}

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : [])),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
