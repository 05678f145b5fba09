import { describe, expect, test } from "vitest";
import {
  type ConsentAct,
  type ConsentPurpose,
  holds,
  levelFor,
  matterOf,
  newWords,
  saidOf,
} from "~/app/domain/sharing/consent";
import { mayShare } from "~/app/domain/sharing/may-share";
import { isBlank, noteOf, noteText } from "~/app/domain/sharing/note";
import {
  type Answer,
  decideAnswer,
  decideLateAnswer,
  digitsIn,
  isTableOpen,
  levelOf,
  nextLook,
  type VisitAnswer,
} from "~/app/domain/sharing/visit";

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

  test.each([
    ["every four seconds while tables are open", hours, at("09:00"), 4_000],
    ["every minute in the two hours before", hours, at("07:00"), 60_000],
    ["until the doors open", hours, at("08:59"), 60_000],
    ["not earlier", hours, at("06:59"), null],
    ["not once they are closed", hours, at("13:00"), null],
    ["not of an event that is cancelled", { ...hours, status: "cancelled" }, at("08:00"), null],
  ] as const)("is looked for by a ticket's page %s", (_rule, of, now, expected) => {
    expect(nextLook(of, now)).toBe(expected);
  });
});

describe("a visitor's answer", () => {
  const visit = { answer: null, expiresAt: at("10:15") };
  const asked = { sharingNumber: "0412", isKnown: true, said: null };
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
    [
      "there takes the number for the name alone",
      share({ answer: "named", typedNumber: null }),
      "number-differs",
    ],
    ["there is refused with a part of it", share({ typedNumber: "412" }), "number-differs"],
    ["on the own page needs no number", share({ how: "own-page", typedNumber: null }), "answered"],
    ["to be counted needs no number", share({ answer: "counted", typedNumber: null }), "answered"],
    ["not to share needs no number", share({ answer: "declined", typedNumber: null }), "answered"],
  ] as const)("%s", (_rule, given, expected) => {
    expect(decided(given)).toBe(expected);
  });

  const on = { "the table": share(), "the own page": share({ how: "own-page", typedNumber: null }) };
  test.each([
    ["the table", "shared", "taken-back", "own-page-only"],
    ["the table", "named", "taken-back", "own-page-only"],
    ["the table", "shared", "name", "own-page-only"],
    ["the table", "named", "name", "answered"],
    ["the table", "named", "contact", "answered"],
    ["the table", "shared", "contact", "answered"],
    ["the table", "counted", "taken-back", "answered"],
    ["the own page", "shared", "taken-back", "answered"],
    ["the own page", "shared", "name", "answered"],
  ] as const)("at %s, %s after %s is %s", (where, answer, said, expected) => {
    const decision = decideAnswer(visit, { ...asked, said }, { ...on[where], answer }, at("10:00"));
    expect(decision.outcome === "refused" ? decision.reason : decision.outcome).toBe(expected);
  });

  test("after a word that stands, a wrong number is told from a right one by nobody", () => {
    const wrong = share({ typedNumber: "0413" });
    expect(decideAnswer(visit, { ...asked, said: "taken-back" }, wrong, at("10:00"))).toMatchObject({
      reason: "own-page-only",
    });
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

  test.each([
    ["shared", "contact"],
    ["named", "name"],
    ["counted", null],
    ["declined", null],
  ] as const)("of %s gives the employer: %s", (answer, level) => expect(levelOf(answer)).toBe(level));

  test.each(["0412", " 04 12 ", "04-12", "۰۴۱۲", "٠٤١٢", "０４１２", "०४१२", "๐๔๑๒", "០៤១២"])(
    "is typed as %s on whatever keyboard",
    (typed) => {
      expect(digitsIn(typed)).toBe("0412");
    },
  );
});

describe("how much an employer may know", () => {
  const employerId = "e";
  const word = (purpose: ConsentPurpose, act: ConsentAct, of: string | null = employerId) => ({
    ...{ purpose, act, employerId: of },
  });
  const said = (words: readonly ReturnType<typeof word>[], level: "contact" | "name", act: ConsentAct) =>
    newWords(words, matterOf(employerId, level), act).map((each) => `${each.matter.purpose} ${each.act}`);

  test.each([
    ["nothing where nobody said a word", [], null],
    ["name and contact by the first", [word("employer", "given")], "contact"],
    ["the name alone by the other", [word("employer-name", "given")], "name"],
    ["nothing once it was taken back", [word("employer", "taken-back")], null],
    ["nothing of what another employer may", [word("employer", "given", "other")], null],
    [
      "the name where contact was taken back",
      [word("employer", "taken-back"), word("employer-name", "given")],
      "name",
    ],
  ] as const)("is %s", (_rule, words, level) => {
    expect(levelFor(words, employerId)).toBe(level);
  });

  test.each([
    ["nothing yet where nobody said a word", [], null],
    ["nothing yet where another employer alone was meant", [word("employer", "taken-back", "other")], null],
    ["the level that stands", [word("employer", "taken-back"), word("employer-name", "given")], "name"],
    ["taken back where none stands any more", [word("employer-name", "taken-back")], "taken-back"],
  ] as const)("is said: %s", (_rule, words, expected) => {
    expect(saidOf(words, employerId)).toBe(expected);
  });

  test("a level is given once, and ends the other", () => {
    expect(said([], "name", "given")).toEqual(["employer-name given"]);
    expect(said([word("employer-name", "given")], "name", "given")).toEqual([]);
    expect(said([word("employer", "given")], "name", "given")).toEqual([
      "employer taken-back",
      "employer-name given",
    ]);
  });

  test("taken back ends whichever there is, and nothing where there is none", () => {
    expect(said([word("employer-name", "given")], "contact", "taken-back")).toEqual([
      "employer-name taken-back",
    ]);
    expect(said([word("employer", "given", "other")], "contact", "taken-back")).toEqual([]);
  });

  test("is name and contact where a level is not said", () => {
    expect(matterOf(employerId)).toEqual({ purpose: "employer", employerId });
  });

  test("what came of the event is a matter of its own", () => {
    expect(newWords([word("employer", "given")], matterOf(null), "taken-back")).toEqual([]);
    expect(newWords([word("outcomes", "given", null)], matterOf(null), "taken-back")).toHaveLength(1);
  });
});

describe("an answer that is sent late", () => {
  const asked = { sharingNumber: "0412", isKnown: true, said: null };
  const given = (answer: VisitAnswer, typedNumber: string | null = "0412"): Answer => ({
    ...{ answer, typedNumber, how: "at-table" },
  });
  test.each([
    ["shares by the number", given("shared"), asked, false, "shared", null],
    ["shares the name alone by the number", given("named"), asked, false, "named", null],
    ["is counted without one", given("counted", null), asked, false, "counted", null],
    ["is declined without one", given("declined", null), asked, false, "declined", null],
    ["counts where the number differs", given("named", "0413"), asked, false, "counted", "number-differs"],
    [
      "counts where no name is known",
      given("shared"),
      { ...asked, isKnown: false },
      false,
      "counted",
      "name-unknown",
    ],
    ["counts where numbers are used up", given("shared"), asked, true, "counted", "numbers-used-up"],
    [
      "counts where it was taken back",
      given("shared"),
      { ...asked, said: "taken-back" },
      false,
      "counted",
      "taken-back",
    ],
    [
      "shares the name alone where that stands",
      given("shared"),
      { ...asked, said: "name" },
      false,
      "named",
      null,
    ],
    ["shares less than stands", given("named"), { ...asked, said: "contact" }, false, "named", null],
  ] as const)("%s", (_rule, answer, who, areNumbersUsedUp, expected, notShared) => {
    expect(decideLateAnswer(who, answer, areNumbersUsedUp)).toEqual({ answer: expected, notShared });
  });
});

describe("a note", () => {
  test("is written and read alike, and is blank where nothing is in it", () => {
    const note = { rating: "maybe", text: "Forklift" } as const;
    expect(noteOf(noteText(note))).toEqual(note);
    expect(noteOf(noteText({ rating: null, text: null }))).toEqual({ rating: null, text: null });
    expect(noteOf('["great",7]')).toEqual({ rating: null, text: null });
    expect(isBlank({ rating: null, text: null })).toBe(true);
    expect(isBlank({ rating: "no", text: null })).toBe(false);
    expect(isBlank({ rating: null, text: "x" })).toBe(false);
  });
});
