import { describe, expect, test } from "vitest";
import { employerSeenDeclined, openingSeenDeclined } from "~/app/domain/flags/declined-employer";
import {
  countOpenFlags,
  type FlagMaterial,
  flagsOf,
  type MadeDecision,
  ofEmployers,
  openFlags,
} from "~/app/domain/flags/flags-of";
import { anEmployer, anOpening } from "./an-opening";

const declined = {
  id: "declined",
  legalName: "Quick Cash Now",
  street: "7 Pier Avenue, Suite 3",
  website: "https://www.quickcash.example",
  contactEmail: "x@quickcash.example",
  contactPhone: "+1 (310) 555-0199",
};

describe("an employer that was seen with a declined one", () => {
  test.each([
    [
      "its street, however it is written",
      { street: "7 PIER AVE Ste. 3" },
      "The street address of Quick Cash Now",
    ],
    [
      "its phone, with or without its country",
      { contactPhone: "310-555-0199" },
      "The phone of Quick Cash Now",
    ],
    ["its website", { website: "quickcash.example/jobs" }, "The web domain of Quick Cash Now"],
    ["its mail", { contactEmail: "jobs@quickcash.example" }, "The web domain of Quick Cash Now"],
  ])("is flagged by %s", (_rule, values, found) => {
    expect(employerSeenDeclined(anEmployer(values), [declined])?.found).toBe(found);
  });

  test("is flagged with the mark and whose it is, so that another's is another flag", () => {
    expect(employerSeenDeclined(anEmployer({ contactPhone: "310-555-0199" }), [declined])?.lookedAt).toEqual([
      "phone",
      "3105550199",
      "declined",
    ]);
  });

  test.each([
    ["nothing in common", {}],
    ["another house in the street", { street: "70 Pier Avenue, Suite 3" }],
    ["no phone", { contactPhone: null }],
    ["a domain that only ends alike", { website: "notquickcash.example" }],
  ])("is not flagged by %s", (_rule, values) => {
    expect(employerSeenDeclined(anEmployer(values), [declined])).toBeNull();
  });

  test("is not flagged by what many share", () => {
    const shared = { website: "https://www.facebook.com/quick", contactEmail: "quick@gmail.com" };
    const own = { website: "https://facebook.com/bakery", contactEmail: "bakery@gmail.com" };
    expect(employerSeenDeclined(anEmployer(own), [{ ...declined, ...shared }])).toBeNull();
  });

  test("is not flagged by what both left out", () => {
    const nowhere = { street: "-", contactPhone: null };
    expect(employerSeenDeclined(anEmployer(nowhere), [{ ...declined, ...nowhere }])).toBeNull();
  });

  test("is never flagged by itself", () => {
    expect(employerSeenDeclined(anEmployer(declined), [declined])).toBeNull();
  });
});

describe("an opening that names a declined employer", () => {
  test.each([
    ["by phone", { howToApply: "Call 310.555.0199 today" }],
    ["by web domain", { howToApply: "Apply at https://jobs.quickcash.example/now" }],
    ["by web domain in its last word", { howToApply: "Apply at quickcash.example" }],
    ["by web domain in its first word", { howToApply: "quickcash.example is where to apply" }],
    ["by mail", { howToApply: "Write to ana@quickcash.example." }],
    ["by address", { worksite: "Come to 7 Pier Ave., Suite 3, Los Angeles" }],
  ])("is flagged %s", (_rule, values) => {
    expect(openingSeenDeclined(anOpening(values), [declined])).not.toBeNull();
  });

  test.each([
    ["another domain", { howToApply: "notquickcash.example" }],
    ["another domain that begins so", { howToApply: "quickcash.example2" }],
    ["another house", { worksite: "17 Pier Avenue, Suite 3" }],
    ["nothing", {}],
  ])("is not flagged by %s", (_rule, values) => {
    expect(openingSeenDeclined(anOpening(values), [declined])).toBeNull();
  });

  test("is not flagged by its own employer", () => {
    const opening = anOpening({ employerId: "declined", howToApply: "quickcash.example" });
    expect(openingSeenDeclined(opening, [declined])).toBeNull();
  });
});

describe("the flags of an event", () => {
  const material = (more: Partial<FlagMaterial> = {}): FlagMaterial => ({
    eventId: "event",
    openings: [anOpening()],
    employers: [anEmployer()],
    floors: [],
    declined: [],
    place: "630 River Street",
    on: "2026-12-01",
    decisions: [],
    ...more,
  });
  const noFelons = anOpening({ minimumQualifications: "No felons" });
  const decisionOn = (of: FlagMaterial, more: Partial<MadeDecision> = {}): MadeDecision => {
    const [flag] = flagsOf(of);
    if (flag === undefined) throw new Error("nothing is flagged");
    const { kind, digest, lookedAt } = flag;
    return { kind, digest, lookedAt, turn: 1, decision: "cleared", ...more };
  };

  test("are none of an ordinary opening", () => {
    expect(flagsOf(material())).toEqual([]);
  });

  test("are none of an opening whose employer is not known to be an agency", () => {
    expect(flagsOf(material({ employers: [] }))).toEqual([]);
  });

  test("are all that apply, in the order of the list, each about its opening", () => {
    const all = anOpening({
      payMinCents: 1000,
      payMaxCents: 9000,
      duties: "Our client wants no felons. Commission only. A driver's license. A training fee.",
      howToApply: "quickcash.example",
    });
    const floors = [{ fromDate: "2026-01-01", hourlyCents: 1690, areaWords: [], source: "Order" }];
    const flags = flagsOf(material({ openings: [all], floors, declined: [declined] }));
    expect(flags.map(({ kind }) => kind)).toEqual([
      "pay-below-floor",
      "pay-range-wide",
      "fair-chance",
      "drivers-licence",
      "commission-only",
      "client-unnamed",
      "applicant-fee",
      "declined-employer",
    ]);
    expect(new Set(flags.map(({ digest }) => digest)).size).toBe(flags.length);
    expect(new Set(flags.map(({ openingId, about }) => `${openingId} ${about}`))).toEqual(
      new Set(["opening Clerk"]),
    );
  });

  test("read each opening by its own employer", () => {
    const flags = flagsOf(
      material({
        openings: [anOpening(), anOpening({ id: "of-agency", employerId: "agency" })],
        employers: [anEmployer(), anEmployer({ id: "agency", isAgency: true })],
      }),
    );
    expect(flags).toMatchObject([{ kind: "client-unnamed", openingId: "of-agency" }]);
  });

  test("of an employer are about the employer", () => {
    const employers = [anEmployer({ website: "quickcash.example" })];
    expect(flagsOf(material({ employers, declined: [declined] }))).toMatchObject([
      { kind: "declined-employer", openingId: null, about: "Three Ovens Bakery" },
    ]);
  });

  test("are open until they are decided, also where the opening was written anew with the same words", () => {
    const before = material({ openings: [noFelons] });
    const decisions = [decisionOn(before)];
    expect(openFlags(flagsOf(before))).toHaveLength(1);
    const after = material({ openings: [{ ...noFelons, id: "anew" }], decisions });
    expect(openFlags(flagsOf(after))).toEqual([]);
    expect(flagsOf(after)).toMatchObject([{ openingId: "anew", decisions: [{ decision: "cleared" }] }]);
  });

  test.each([
    ["its words", { minimumQualifications: "No felons here" }],
    ["its title", { title: "Picker" }],
    ["another text that the rule read", { duties: "You pack boxes." }],
  ])("ask anew once %s changed", (_rule, values) => {
    const decisions = [decisionOn(material({ openings: [noFelons] }))];
    const after = material({ openings: [{ ...noFelons, ...values }], decisions });
    expect(openFlags(flagsOf(after))).toHaveLength(1);
  });

  test("ask anew once a word went from one text into another", () => {
    const before = anOpening({ duties: "No felons.", howToApply: "Ask" });
    const decisions = [decisionOn(material({ openings: [before] }))];
    const after = { ...before, duties: "No felons.Ask", howToApply: null };
    expect(openFlags(flagsOf(material({ openings: [after], decisions })))).toHaveLength(1);
  });

  test("stay decided where something changed that the rule did not read", () => {
    const decisions = [decisionOn(material({ openings: [noFelons] }))];
    const after = material({ openings: [{ ...noFelons, payMaxCents: 3000 }], decisions });
    expect(openFlags(flagsOf(after))).toEqual([]);
  });

  test("trust no decision whose text is another, whatever its digest", () => {
    const of = material({ openings: [noFelons] });
    expect(openFlags(flagsOf({ ...of, decisions: [decisionOn(of, { lookedAt: "other" })] }))).toHaveLength(1);
    expect(
      openFlags(flagsOf({ ...of, decisions: [decisionOn(of, { kind: "applicant-fee" })] })),
    ).toHaveLength(1);
    expect(openFlags(flagsOf({ ...of, decisions: [decisionOn(of, { digest: "0" })] }))).toHaveLength(1);
  });

  test("show the last decision first", () => {
    const of = material({ openings: [noFelons] });
    const decisions = [decisionOn(of), decisionOn(of, { turn: 2, decision: "upheld" })];
    expect(flagsOf({ ...of, decisions })[0]?.decisions.map(({ turn }) => turn)).toEqual([2, 1]);
  });

  test("of two openings with the same words are one", () => {
    const twice = [
      { ...noFelons, id: "first" },
      { ...noFelons, id: "second" },
    ];
    expect(flagsOf(material({ openings: twice }))).toMatchObject([{ openingId: "first" }]);
  });

  test("of some employers alone are theirs, with what they bring", () => {
    const [own, other] = [anEmployer(), anEmployer({ id: "other" })];
    const foreign = anOpening({ id: "foreign", employerId: "other", minimumQualifications: "Clean record" });
    const both = material({ employers: [own, other], openings: [noFelons, foreign] });
    const one = ofEmployers(both, ({ id }) => id === "other");
    expect([one.employers, one.openings]).toEqual([[other], [foreign]]);
    expect([countOpenFlags(both), countOpenFlags(one)]).toEqual([2, 1]);
  });

  test("of two openings with other words are two", () => {
    const second = anOpening({ id: "second", minimumQualifications: "Clean record" });
    expect(flagsOf(material({ openings: [noFelons, second] }))).toHaveLength(2);
  });
});
