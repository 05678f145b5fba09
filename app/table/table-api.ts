import type { SharingLevel } from "~/app/domain/sharing/consent";
import { sharingLevels } from "~/app/domain/sharing/consent";
import { type Note, type Rating, ratings } from "~/app/domain/sharing/note";
import {
  type NotSharedReason,
  notSharedReasons,
  type VisitAnswer,
  visitAnswers,
} from "~/app/domain/sharing/visit";
import { post, request, type Sent } from "~/app/door/door-api";
import { isRecord, readTime } from "~/app/door/reading";
import type { VisitToSend } from "./items";

export interface TableCounts {
  registered: number;
  arrived: number;
  shared: number;
  named: number;
  counted: number;
}

export interface TableNow {
  isOpen: boolean;
  closesAt: Date;
  now: Date;
  counts: TableCounts;
}

export interface Contact {
  id: string;
  name: string;
}

export interface SharedContact extends Contact {
  level: SharingLevel;
  note: Note;
}

/** What stands of a visit; no answer while the visitor is asked. */
export interface VisitReply {
  answer: VisitAnswer | null;
  notShared: NotSharedReason | null;
  contact: Contact | null;
}

export interface GivenAnswer {
  answer: VisitAnswer;
  number: string | null;
  language: string;
}

export interface TableApi {
  now: () => Promise<Sent<TableNow>>;
  /** Asks the visitor, or takes the answer that they gave here. */
  put: (visitId: string, code: string, given: GivenAnswer | null) => Promise<Sent<VisitReply>>;
  /** Whether the visitor answered meanwhile, perhaps on their own page. */
  visit: (visitId: string) => Promise<Sent<VisitReply>>;
  contacts: () => Promise<Sent<SharedContact[]>>;
  note: (contactId: string, note: Note) => Promise<Sent<true>>;
  send: (item: VisitToSend) => Promise<Sent<VisitReply>>;
  sendBatch: (items: readonly VisitToSend[]) => Promise<Sent<Sent<VisitReply>[]>>;
}

const batchPatience = 30_000;

/** The table's port to API v1, by its pass's cookie. */
export function tableApi(eventId: string, fetcher: typeof fetch): TableApi {
  const event = `/api/v1/events/${encodeURIComponent(eventId)}`;
  const visitAt = (visitId: string) => `${event}/table-visits/${encodeURIComponent(visitId)}`;
  return {
    now: () => request(fetcher, `${event}/table`, {}, readNow),
    put: (visitId, code, given) =>
      request(fetcher, visitAt(visitId), post({ code, ...given }, "PUT"), readVisit),
    visit: (visitId) => request(fetcher, visitAt(visitId), {}, readVisit),
    contacts: () => request(fetcher, `${event}/table-contacts`, {}, readContacts),
    note: (contactId, note) =>
      request(
        fetcher,
        `${event}/table-contacts/${encodeURIComponent(contactId)}/note`,
        post(note, "PUT"),
        (body) => (isRecord(body) && body.outcome === "noted" ? true : null),
      ),
    async send(item) {
      const sent = await sendBatch([item]);
      return sent.outcome === "answered" ? (sent.answer[0] ?? { outcome: "no-connection" }) : sent;
    },
    sendBatch,
  };

  function sendBatch(items: readonly VisitToSend[]): Promise<Sent<Sent<VisitReply>[]>> {
    const body = post({ items: items.map(bodyOf) });
    return request(fetcher, `${event}/table-visits`, body, readBatch, batchPatience);
  }
}

function bodyOf({ scanId, scannedAt, ...item }: VisitToSend) {
  return { ...item, visitId: scanId, scannedAt: scannedAt.toISOString() };
}

const among = <Word extends string>(words: readonly Word[], value: unknown): Word | null =>
  words.find((known) => known === value) ?? null;

function readNow(body: unknown): TableNow | null {
  if (!isRecord(body)) return null;
  const [closesAt, now] = [readTime(body.closesAt), readTime(body.now)];
  if (closesAt === undefined || now === undefined) return null;
  return { isOpen: body.isOpen === true, closesAt, now, counts: readCounts(body) };
}

function readCounts(body: Record<string, unknown>): TableCounts {
  const count = (name: string) => (typeof body[name] === "number" ? body[name] : 0);
  return {
    registered: count("registered"),
    arrived: count("arrived"),
    shared: count("shared"),
    named: count("named"),
    counted: count("counted"),
  };
}

/** Null where it is none: a hotel's sign-in page answers 200 too. */
function readVisit(body: unknown): VisitReply | null {
  if (!isRecord(body) || (body.outcome !== "asked" && body.outcome !== "answered")) return null;
  return {
    answer: among(visitAnswers, body.answer),
    notShared: among(notSharedReasons, body.notShared),
    contact: readContact(body.contact),
  };
}

function readContact(value: unknown): Contact | null {
  if (!isRecord(value) || typeof value.id !== "string" || typeof value.name !== "string") return null;
  return { id: value.id, name: value.name };
}

function readContacts(body: unknown): SharedContact[] | null {
  if (!isRecord(body) || !Array.isArray(body.items)) return null;
  return body.items.flatMap((item: unknown) => {
    const contact = readContact(item);
    if (contact === null || !isRecord(item)) return [];
    const rating: Rating | null = among(ratings, item.rating);
    const text = typeof item.text === "string" ? item.text : null;
    return [{ ...contact, level: among(sharingLevels, item.level) ?? "name", note: { rating, text } }];
  });
}

function readBatch(body: unknown): Sent<VisitReply>[] | null {
  if (!isRecord(body) || !Array.isArray(body.items)) return null;
  return body.items.map(readItem);
}

function readItem(item: unknown): Sent<VisitReply> {
  if (!isRecord(item) || typeof item.status !== "number") return { outcome: "no-connection" };
  const { status, problem } = item;
  const reply = readVisit(item.visit);
  if (status < 300 && reply !== null) return { outcome: "answered", answer: reply };
  if (status === 401 && !isRecord(problem)) return { outcome: "sign-in-required" };
  if (status === 429) return { outcome: "wait", milliseconds: 1_000 };
  if (!isRecord(problem) || status >= 500) return { outcome: "no-connection" };
  return { outcome: "refused", status, code: String(problem.code), detail: String(problem.detail) };
}
