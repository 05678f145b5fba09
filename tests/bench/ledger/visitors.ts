import { hash } from "node:crypto";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import { day, dayOf, instant, type Ledger, type Place } from "./ledger";

const languages = ["en", "en", "en", "es", "es", "ko", "zh-Hant", "hy"];
const origins = ["web", "web", "staff", "kiosk"];
const absentStatuses = ["registered", "registered", "registered", "cancelled", "released"];
const accommodationStates = ["asked", "met", "met", "met"];
const jobAnswers = ["hired-here", "not-yet", "not-yet"];

/** Days after an event for which the longest names are kept, by the standing rule: 30, and 100 with consent. */
const namesKept = 130 * day;

/** Registrations with what belongs to each, who came, and what people told afterwards. */
export async function copyVisitors(ledger: Ledger): Promise<void> {
  await copyRegistrations(ledger);
  await copyCodes(ledger);
  await copyArrivals(ledger);
  await copyAnswers(ledger);
}

/** Which event a registration is for, when somebody did something about it, and whether its holder came. */
function factsOf(ledger: Ledger, place: Place) {
  const { registrations, admissions } = ledger.size;
  const event = ledger.eventOf(place.n);
  const startsAt = ledger.eventAt(place, event);
  const share = admissions / registrations;
  return {
    of: {
      event_id: ledger.id(place, "event", event),
      registration_id: ledger.id(place, "registration", place.n),
    },
    startsAt,
    arrivedAt: instant(startsAt + Math.floor(ledger.draw(place, 2) * 60) * 60_000),
    isIn: Math.floor((place.n + 1) * share) > Math.floor(place.n * share),
  };
}

async function copyRegistrations(ledger: Ledger): Promise<void> {
  const { registrations } = ledger.size;
  await ledger.copy("registrations", registrations, (place) => {
    const { of, startsAt, isIn } = factsOf(ledger, place);
    const isWalkIn = isIn && ledger.draw(place, 3) < 0.2;
    return {
      id: of.registration_id,
      event_id: of.event_id,
      status: isIn ? "registered" : ledger.pick(absentStatuses, place, 4),
      origin: isWalkIn ? "walk-in" : ledger.pick(origins, place, 5),
      language: ledger.pick(languages, place, 6),
      created_at: instant(startsAt - Math.floor(ledger.draw(place, 7) * 14) * day),
    };
  });
  await ledger.copy("patrons", registrations, (place) => {
    const { of, startsAt } = factsOf(ledger, place);
    if (startsAt + namesKept < ledger.until.getTime()) return null;
    const email = hash("sha256", `${place.centerId} email ${place.n}`, "base64url");
    return {
      id: ledger.id(place, "patron", place.n),
      registration_id: of.registration_id,
      name: `Visitor ${place.n}`,
      name_folded: `visitor ${place.n}`,
      email_cipher: `b1.${email}${email}`,
      email_hash: email,
      key_id: "b1",
    };
  });
  await ledger.copy("outbox", registrations, (place) => {
    const { of, startsAt } = factsOf(ledger, place);
    const at = instant(startsAt - day);
    return {
      id: ledger.id(place, "message", place.n),
      kind: "registration-confirmed",
      ...of,
      event_revision: 1,
      sequence: 0,
      dedupe_key: `ledger:${place.centerId}:${place.n}`,
      message_id: `<${place.n}@${place.centerId}.example>`,
      state: "sent",
      attempts: 1,
      created_at: at,
      next_at: at,
      sent_at: at,
    };
  });
}

const purposes = ["ticket", "manage"];

/** Codes that open nothing: hashes of no secret. */
async function copyCodes(ledger: Ledger): Promise<void> {
  const { registrations } = ledger.size;
  await ledger.copy("ticket_codes", registrations * purposes.length, ({ n, ...place }) => {
    const purpose = purposes[n % purposes.length];
    const at = { ...place, n: Math.floor(n / purposes.length) };
    return {
      code_hash: hash("sha256", `${place.centerId} ${purpose} ${at.n}`, "base64url"),
      registration_id: ledger.id(at, "registration", at.n),
      purpose,
      generation: 1,
      key_id: "b1",
    };
  });
  await ledger.copy("short_codes", registrations, (place) => ({
    ...factsOf(ledger, place).of,
    short_code: shortCodeOf(place.n),
    generation: 1,
  }));
}

async function copyArrivals(ledger: Ledger): Promise<void> {
  const { registrations } = ledger.size;
  await ledger.copy("scans", registrations, (place) => {
    const { of, arrivedAt, isIn } = factsOf(ledger, place);
    if (!isIn) return null;
    return {
      scan_id: ledger.id(place, "scan", place.n),
      ...of,
      kind: "entry",
      by: "ledger",
      at: arrivedAt,
      received_at: arrivedAt,
      verdict_ms: 40 + Math.floor(ledger.draw(place, 8) * 300),
      answer: '{"outcome":"admitted"}',
    };
  });
  await ledger.copy("admissions", registrations, (place) => {
    const { of, arrivedAt, isIn } = factsOf(ledger, place);
    if (!isIn) return null;
    const scan = {
      scan_id: ledger.id(place, "scan", place.n),
      at: arrivedAt,
      inside: false,
      since: arrivedAt,
    };
    return { ...of, seat: 1, ...scan };
  });
}

/** One in forty asked for something, one in six answered the survey, one in twenty told of a job. */
async function copyAnswers(ledger: Ledger): Promise<void> {
  const { registrations } = ledger.size;
  const each = (one: number, { n, ...place }: Place) => ({ ...place, n: n * one });
  await ledger.copy("accommodations", Math.floor(registrations / 40), (nth) => {
    const place = each(40, nth);
    const { of, arrivedAt } = factsOf(ledger, place);
    const state = ledger.pick(accommodationStates, place, 9);
    return {
      id: ledger.id(place, "accommodation", nth.n),
      ...of,
      state,
      asked_at: arrivedAt,
      changed_at: arrivedAt,
    };
  });
  await ledger.copy("survey_answers", Math.floor(registrations / 6), (nth) => {
    const place = each(6, nth);
    const { of, startsAt } = factsOf(ledger, place);
    return {
      event_id: of.event_id,
      answer_key: `key ${nth.n}`,
      source: "link",
      language: "en",
      answered_on: dayOf(startsAt),
      useful: 1 + Math.floor(ledger.draw(place, 10) * 5),
      welcome: 5,
    };
  });
  await ledger.copy("job_reports", Math.floor(registrations / 20), (nth) => {
    const place = each(20, nth);
    const { of, startsAt } = factsOf(ledger, place);
    return { ...of, answer: ledger.pick(jobAnswers, place, 11), answered_at: instant(startsAt + day) };
  });
}

/** Counts what triggers count of registrations that are written one by one. */
export const countPlaces = `
  insert into event_counts (center_id, event_id, registered, offered, waiting)
  select center_id, event_id, sum(party_size) filter (where status = 'registered'), 0, 0
  from registrations
  where who = 'patron' and origin <> 'walk-in' and status = 'registered'
  group by center_id, event_id
  on conflict do nothing`;
