import { firstNameOf } from "~/app/domain/registrations/name";
import { doorTime } from "~/app/door/door-time";
import type { RecordedScan } from "~/app/door/recorded";
import type { Words } from "~/app/i18n/speak";

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
export const askStaff = (t: Words): KioskAnswer => ({
  tone: "ask",
  word: t("arrival.ask"),
  detail: t("arrival.askStaff"),
});

/** The words for a ticket's or a walk-in's verdict. Times are of `zone`. */
export function answerToScan({ answer, name, undoneAt }: RecordedScan, zone: string, t: Words): KioskAnswer {
  if (undoneAt !== null) return askStaff(t);
  const named = name === null ? {} : { name: firstNameOf(name) };
  switch (answer.outcome) {
    case "admitted":
      return {
        tone: "welcome",
        word: t("arrival.welcome"),
        ...named,
        detail: t("arrival.checkedIn", { count: answer.people ?? 1 }),
      };
    case "already-admitted":
      return {
        tone: "again",
        word: name === null ? t("arrival.checkedInWord") : t("arrival.hello"),
        ...named,
        detail: t("arrival.already"),
      };
    case "door-closed":
      return tooEarly(answer.at, answer.opensAt, zone, t) ?? askStaff(t);
    case "room-full":
      return { tone: "wait", word: t("arrival.wait"), detail: t("arrival.roomFull") };
    default:
      return askStaff(t);
  }
}

function tooEarly(at: string, opensAt: string | undefined, zone: string, t: Words): KioskAnswer | null {
  if (opensAt === undefined || new Date(at) >= new Date(opensAt)) return null;
  const time = doorTime(new Date(opensAt), new Date(at), zone, t.locale);
  return { tone: "wait", word: t("arrival.tooEarly"), detail: t("arrival.opens", { time }) };
}

/** The words for somebody who came in without a name. */
export function answerToWalkIn(scan: RecordedScan, zone: string, t: Words): KioskAnswer {
  const said = answerToScan(scan, zone, t);
  return said.tone === "welcome" ? { ...said, detail: t("arrival.counted") } : said;
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
export function answerToRegistration(made: RegisteredHere, zone: string, t: Words): KioskAnswer {
  const { name, scan, madeAt, doorsOpenAt } = made;
  const ticket = made.ticket === null ? {} : { ticket: made.ticket };
  if (scan === null) {
    const opens = t("arrival.opens", { time: doorTime(doorsOpenAt, madeAt, zone, t.locale) });
    const detail = `${opens} ${t("arrival.showThen")}`;
    return { tone: "wait", word: t("arrival.registered"), name: firstNameOf(name), detail, ...ticket };
  }
  const said = answerToScan({ ...scan, name }, zone, t);
  const detail = said.tone === "welcome" ? `${said.detail} ${t("arrival.photo")}` : said.detail;
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
