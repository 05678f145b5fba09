import { firstNameOf } from "~/app/domain/registrations/name";
import { doorTime } from "~/app/door/door-time";
import type { RecordedScan } from "~/app/door/recorded";
import { words } from "./words";

/** "ask" sends to the staff, who find out why: a visitor in a line of others is told no more. */
export const kioskTones = ["welcome", "again", "wait", "ask"] as const;
export type KioskTone = (typeof kioskTones)[number];

/** What the kiosk says to one visitor. Of a person never more than the first name. */
export interface KioskAnswer {
  tone: KioskTone;
  word: string;
  name?: string | undefined;
  detail: string;
  /** To photograph: the QR adapter's SVG and the eight digits. */
  ticket?: { qrSvg: string; shortCode: string } | undefined;
}

/** What a form of the kiosk comes to: an answer, or the form again. */
export type KioskReply =
  | { outcome: "answered"; answer: KioskAnswer }
  | { outcome: "again"; errors: Record<string, string>; values: Record<string, string> };

/** Sends to the staff without a reason. */
export const askStaff: KioskAnswer = { tone: "ask", word: words.answer.ask, detail: words.answer.askStaff };

/** The words for a ticket's or a walk-in's verdict. Times are of `zone`. */
export function answerToScan({ answer, name, undoneAt }: RecordedScan, zone: string): KioskAnswer {
  if (undoneAt !== null) return askStaff;
  const named = name === null ? {} : { name: firstNameOf(name) };
  switch (answer.outcome) {
    case "admitted":
      return {
        tone: "welcome",
        word: words.answer.welcome,
        ...named,
        detail: words.answer.checkedIn(answer.people ?? 1),
      };
    case "already-admitted":
      return {
        tone: "again",
        word: name === null ? words.answer.checkedInWord : words.answer.hello,
        ...named,
        detail: words.answer.already,
      };
    case "door-closed":
      return tooEarly(answer.at, answer.opensAt, zone) ?? askStaff;
    case "room-full":
      return { tone: "wait", word: words.answer.wait, detail: words.answer.roomFull };
    default:
      return askStaff;
  }
}

function tooEarly(at: string, opensAt: string | undefined, zone: string): KioskAnswer | null {
  if (opensAt === undefined || new Date(at) >= new Date(opensAt)) return null;
  const time = doorTime(new Date(opensAt), new Date(at), zone);
  return { tone: "wait", word: words.answer.tooEarly, detail: words.answer.opens(time) };
}

/** The words for somebody who came in without a name. */
export function answerToWalkIn(scan: RecordedScan, zone: string): KioskAnswer {
  const said = answerToScan(scan, zone);
  return said.tone === "welcome" ? { ...said, detail: words.answer.counted } : said;
}

export interface RegisteredHere {
  name: string;
  /** The admission that came with it, or why not; null before the doors open. */
  scan: RecordedScan | null;
  ticket: KioskAnswer["ticket"] | null;
  madeAt: Date;
  doorsOpenAt: Date;
}

/** The words for somebody who registered here, with the ticket to photograph. */
export function answerToRegistration(made: RegisteredHere, zone: string): KioskAnswer {
  const { name, scan, madeAt, doorsOpenAt } = made;
  const ticket = made.ticket === null ? {} : { ticket: made.ticket };
  if (scan === null) {
    const opens = words.answer.opens(doorTime(doorsOpenAt, madeAt, zone));
    const detail = `${opens} ${words.answer.showThen}`;
    return { tone: "wait", word: words.answer.registered, name: firstNameOf(name), detail, ...ticket };
  }
  const said = answerToScan({ ...scan, name }, zone);
  const detail = said.tone === "welcome" ? `${said.detail} ${words.answer.photo}` : said.detail;
  return { ...said, detail, ...ticket };
}

/** The next visitor may ask for it by then. */
const ownFor = 60_000;

/** An answer that is asked for again later than a minute names nobody and shows no ticket: its visitor has left. */
export function forWhoeverLooks(answer: KioskAnswer, madeAt: Date, now: Date): KioskAnswer {
  if (now.getTime() - madeAt.getTime() <= ownFor) return answer;
  const { tone, word, detail } = answer;
  return { tone, word, detail };
}
