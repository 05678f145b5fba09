import { describe, expect, test } from "vitest";
import { holds } from "~/app/domain/sharing/consent";
import { mayShare } from "~/app/domain/sharing/may-share";
import { type Answer, decideAnswer, digitsIn, isTableOpen } from "~/app/domain/sharing/visit";

const at = (time: string) => new Date(`2026-12-05T${time}:00Z`);

describe("a consent", () => {
  test("holds where the last word was to give it, and not where there was none or it was taken back", () => {
    expect(holds({ act: "given" })).toBe(true);
    expect(holds({ act: "taken-back" })).toBe(false);
    expect(holds(null)).toBe(false);
  });

  const place = { status: "registered", eventStatus: "published", isKnown: true } as const;
  test.each([
    ["can be given for an event that takes place", place, "open"],
    ["can be given for one that is closed", { ...place, eventStatus: "closed" }, "open"],
    ["is not given for one that was cancelled", { ...place, eventStatus: "cancelled" }, "event-not-open"],
    ["is not given by who has no place", { ...place, status: "waitlisted" }, "already-cancelled"],
    ["is not given where the name is forgotten", { ...place, isKnown: false }, "not-found"],
  ] as const)("%s", (_rule, of, expected) => {
    const decided = mayShare(of);
    expect(decided.outcome === "open" ? decided.outcome : decided.reason).toBe(expected);
  });
});

describe("a table", () => {
  const hours = {
    status: "published",
    doorsOpenAt: at("09:00"),
    doorsCloseAt: at("12:00"),
    endsAt: at("13:00"),
  } as const;
  test.each([
    ["is closed before the doors open", hours, at("08:59"), false],
    ["opens with the doors", hours, at("09:00"), true],
    ["stays open until the event ends", hours, at("12:59"), true],
    ["closes with the event", hours, at("13:00"), false],
    ["stays open while the doors do", { ...hours, doorsCloseAt: at("14:00") }, at("13:30"), true],
    ["is closed where the event is", { ...hours, status: "cancelled" }, at("10:00"), false],
  ] as const)("%s", (_rule, of, now, expected) => {
    expect(isTableOpen(of, now)).toBe(expected);
  });
});

describe("a visitor's answer", () => {
  const visit = { answer: null, expiresAt: at("10:15") };
  const asked = { sharingNumber: "0412", isKnown: true };
  const share = (more: Partial<Answer> = {}): Answer => ({
    answer: "shared",
    how: "at-table",
    typedNumber: "0412",
    ...more,
  });
  const decided = (given: Answer, over: { answer?: Answer["answer"]; expiresAt?: Date } = {}) => {
    const decision = decideAnswer({ ...visit, ...over }, asked, given, at("10:00"));
    return decision.outcome === "refused" ? decision.reason : decision.outcome;
  };

  test.each([
    ["on the employer's screen shares by the number on the ticket", share(), "answered"],
    ["there is refused without it", share({ typedNumber: null }), "number-differs"],
    ["there is refused with another", share({ typedNumber: "0413" }), "number-differs"],
    ["there is refused with a part of it", share({ typedNumber: "412" }), "number-differs"],
    ["on the own page needs no number", share({ how: "own-page", typedNumber: null }), "answered"],
    ["to be counted needs no number", share({ answer: "counted", typedNumber: null }), "answered"],
    ["not to share needs no number", share({ answer: "declined", typedNumber: null }), "answered"],
  ] as const)("%s", (_rule, given, expected) => {
    expect(decided(given)).toBe(expected);
  });

  test("given twice is given once, and another is refused", () => {
    expect(decided(share({ typedNumber: null }), { answer: "shared" })).toBe("unchanged");
    expect(decided(share(), { answer: "counted" })).toBe("already-done");
  });

  test("is refused once it took too long", () => {
    expect(decided(share(), { expiresAt: at("10:00") })).toBe("visit-over");
  });

  test("shares nobody's name who was forgotten", () => {
    const gone = { ...asked, isKnown: false };
    expect(decideAnswer(visit, gone, share(), at("10:00"))).toMatchObject({ reason: "not-found" });
  });

  test.each(["0412", " 04 12 ", "04-12", "۰۴۱۲", "٠٤١٢", "０４１２", "०४१२", "๐๔๑๒", "០៤១២"])(
    "is typed as %s on whatever keyboard",
    (typed) => {
      expect(digitsIn(typed)).toBe("0412");
    },
  );
});
