import { describe, expect, test } from "vitest";
import type { ScanAnswer, ScanOutcome } from "~/app/domain/check-in/scan";
import { wordsIn } from "~/app/i18n/words";
import { answerToRegistration, answerToScan, answerToWalkIn, forWhoeverLooks } from "~/app/kiosk/answer";

const zone = "America/Los_Angeles";
const t = wordsIn("en");
const at = new Date("2026-12-05T17:00:00.000Z");
const scan = (
  outcome: ScanOutcome,
  more: Partial<ScanAnswer> = {},
  name: string | null = "Rosa Delgado",
) => ({
  answer: { outcome, at: at.toISOString(), ...more },
  name,
  undoneAt: null,
});

describe("the kiosk's answer to a ticket", () => {
  test("welcomes by the first name alone", () => {
    const answer = answerToScan(scan("admitted"), zone, t);
    expect(answer).toEqual({
      tone: "welcome",
      word: "Welcome",
      name: "Rosa",
      detail: "You are checked in.",
    });
  });

  test("says how many of a party came in", () => {
    expect(answerToScan(scan("admitted", { people: 3 }), zone, t).detail).toBe(
      "You are checked in, 3 people.",
    );
  });

  test("says to who comes twice that this is done, without time and door of the first", () => {
    const first = { firstAdmission: { at: "2026-12-05T16:40:00.000Z", door: "Garden side" } };
    expect(answerToScan(scan("already-admitted", first), zone, t)).toEqual({
      tone: "again",
      word: "Hello",
      name: "Rosa",
      detail: "You are checked in already.",
    });
  });

  test.each<ScanOutcome>([
    "wrong-event",
    "ticket-cancelled",
    "ticket-revoked",
    "unknown-ticket",
    "not-inside",
  ])("sends to the staff without a name or a reason: %s", (outcome) => {
    expect(answerToScan(scan(outcome), zone, t)).toEqual({
      tone: "ask",
      word: "We can help",
      detail: "Please ask the staff at the door.",
    });
  });

  test("sends to the staff whom they took back meanwhile", () => {
    expect(answerToScan({ ...scan("admitted"), undoneAt: at }, zone, t).tone).toBe("ask");
  });

  test("says when the doors open, and nothing of when they closed", () => {
    const hours = { opensAt: "2026-12-05T17:30:00.000Z", closesAt: "2026-12-05T22:00:00.000Z" };
    expect(answerToScan(scan("door-closed", hours), zone, t)).toEqual({
      tone: "wait",
      word: "Too early",
      detail: "Doors open at 9:30 AM.",
    });
    const late = { ...hours, opensAt: "2026-12-05T16:30:00.000Z" };
    expect(answerToScan(scan("door-closed", late), zone, t).tone).toBe("ask");
  });

  test("lets wait where the room is full", () => {
    expect(answerToScan(scan("room-full"), zone, t)).toMatchObject({ tone: "wait", word: "Please wait" });
  });
});

test("who gives no name is welcomed without one", () => {
  expect(answerToWalkIn(scan("admitted", {}, null), zone, t)).toEqual({
    tone: "welcome",
    word: "Welcome",
    detail: "You are counted. Come in.",
  });
});

describe("the kiosk's answer to a registration", () => {
  const ticket = { qrSvg: "<svg/>", shortCode: "12345672" };
  const made = {
    name: "Rosa Delgado",
    ticket,
    madeAt: at,
    doorsOpenAt: new Date("2026-12-05T17:30:00.000Z"),
  };

  test("shows the ticket to who was let in with it", () => {
    const answer = answerToRegistration({ ...made, scan: scan("admitted", {}, null) }, zone, t);
    expect(answer).toMatchObject({ tone: "welcome", name: "Rosa", ticket });
    expect(answer.detail).toContain("Take a photo");
  });

  test("shows it before the doors open, and says when they do", () => {
    const answer = answerToRegistration({ ...made, scan: null }, zone, t);
    expect(answer).toMatchObject({ tone: "wait", word: "You have a place", ticket });
    expect(answer.detail).toContain("Doors open at 9:30 AM.");
  });

  test("asked for again within a minute is the same, and later names nobody and shows no ticket", () => {
    const answer = answerToRegistration({ ...made, scan: scan("admitted") }, zone, t);
    const asked = (seconds: number) => forWhoeverLooks(answer, at, new Date(at.getTime() + seconds * 1000));
    expect(asked(60)).toEqual(answer);
    expect(asked(61)).toEqual({ tone: "welcome", word: "Welcome", detail: answer.detail });
  });
});
