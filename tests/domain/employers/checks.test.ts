import { describe, expect, test } from "vitest";
import {
  type CheckedEmployer,
  checkProblems,
  lookedAt,
  type MadeCheck,
  type NewCheck,
  standingOfChecks,
  type VettingCheck,
  vettingChecks,
} from "~/app/domain/employers/checks";
import { isFreeMail, ownDomains, phoneKey, streetKey } from "~/app/domain/employers/contact-marks";
import { knownBy, lookAlikes, type NamedEmployer, nameKey } from "~/app/domain/employers/look-alikes";

const bakery = {
  legalName: "Three Ovens Bakery LLC",
  street: "19 Mill Lane",
  website: "https://www.threeovens.example",
  contactEmail: "samuel@threeovens.example",
  contactPhone: "213-555-0100",
};
const now = new Date("2026-12-01T20:00:00Z");
const version = "2026-11";

describe("where checks stand", () => {
  const made = (check: VettingCheck, more: Partial<MadeCheck> = {}): MadeCheck => ({
    check,
    finding: "in-order",
    lookedAt: lookedAt(check, bakery, version),
    ...more,
  });
  const of = (check: VettingCheck, employer: CheckedEmployer, attested: string | null = version) =>
    standingOfChecks([made(check)], employer, attested).find((one) => one.check === check);

  test("each is listed once, made or not, and the last one counts", () => {
    const standing = standingOfChecks(
      [made("street", { finding: "concern" }), made("street")],
      bakery,
      version,
    );
    expect(standing.map(({ check }) => check)).toEqual([...vettingChecks]);
    expect(standing.flatMap(({ made: last }) => (last === null ? [] : [last.finding]))).toEqual(["in-order"]);
  });

  test.each(vettingChecks)("%s stands while nothing changes", (check) => {
    expect(of(check, bakery)?.isStale).toBe(false);
  });

  test.each<[VettingCheck, Partial<CheckedEmployer>]>([
    ["legalName", { legalName: "Four Ovens" }],
    ["duplicate", { legalName: "Four Ovens" }],
    ["duplicate", { website: "https://fourovens.example" }],
    ["street", { street: "20 Mill Lane" }],
    ["website", { website: "https://fourovens.example" }],
    ["domain", { website: "https://fourovens.example" }],
    ["domain", { contactEmail: "samuel@gmail.com" }],
    ["callBack", { legalName: "Four Ovens" }],
  ])("%s is to be made again once %j", (check, values) => {
    expect(of(check, { ...bakery, ...values })?.isStale).toBe(true);
  });

  test("that of the statements is to be made again once a newer version was agreed to", () => {
    expect(of("attestations", bakery, "2027-01")?.isStale).toBe(true);
  });

  test.each<[VettingCheck, Partial<CheckedEmployer>, string | null, string]>([
    ["legalName", {}, version, "Three Ovens Bakery LLC"],
    ["callBack", {}, version, "Three Ovens Bakery LLC"],
    ["duplicate", {}, version, "Three Ovens Bakery LLC, threeovens.example"],
    ["duplicate", { website: "soon" }, version, "Three Ovens Bakery LLC, no web domain"],
    ["street", {}, version, "19 Mill Lane"],
    ["website", {}, version, "https://www.threeovens.example"],
    ["domain", {}, version, "threeovens.example, threeovens.example"],
    ["domain", { website: "soon", contactEmail: "samuel" }, version, "no mail domain, no web domain"],
    ["attestations", {}, version, "version 2026-11"],
    ["attestations", {}, null, "no version"],
  ])("%s looks, of %j, at %s: %s", (check, values, attested, words) => {
    expect(lookedAt(check, { ...bakery, ...values }, attested)).toBe(words);
  });

  test("another person at the same domain changes nothing", () => {
    expect(of("domain", { ...bakery, contactEmail: "ana@threeovens.example" })?.isStale).toBe(false);
  });
});

describe("a check", () => {
  const problems = (
    more: Partial<NewCheck>,
    employer: Partial<Omit<typeof bakery, "contactPhone">> & { contactPhone?: string | null } = {},
    attestedVersion: string | null = version,
  ) =>
    checkProblems(
      { check: "street", finding: "in-order", note: null, call: null, ...more },
      { ...bakery, ...employer },
      { attestedVersion, now },
    );
  const call = { number: "213-555-0177", source: "State business register", calledAt: now };

  test("in order needs no note", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ check: "domain" })).toEqual([]);
    expect(problems({ check: "attestations" })).toEqual([]);
    expect(problems({ check: "street" }, {}, null)).toEqual([]);
  });

  test.each<[string, Partial<NewCheck>, Partial<typeof bakery>, string | null]>([
    ["a concern", { finding: "concern" }, {}, version],
    ["a blank note", { finding: "concern", note: "  " }, {}, version],
    ["domains that differ", { check: "domain" }, { contactEmail: "a@gmail.com" }, version],
    ["statements that nobody agreed to here", { check: "attestations" }, {}, null],
  ])("asks for a note for %s", (_rule, more, employer, attested) => {
    expect(problems(more, employer, attested)).toEqual([{ field: "note", problem: "note-required" }]);
    expect(problems({ ...more, note: "I asked." }, employer, attested)).toEqual([]);
  });

  test("by a call takes a number that was found elsewhere", () => {
    expect(problems({ check: "callBack", call })).toEqual([]);
  });

  test.each(["213-555-0100", "+1 (213) 555 0100", "12135550100"])(
    "by a call does not take the employer's own number: %s",
    (number) => {
      expect(problems({ check: "callBack", call: { ...call, number } })).toEqual([
        { field: "number", problem: "own-number" },
      ]);
    },
  );

  test("by a call takes any number where the employer gave none", () => {
    expect(problems({ check: "callBack", call }, { contactPhone: null })).toEqual([]);
  });

  test("by a call takes a number too short to be the employer's own", () => {
    const short = { ...call, number: "555-0177" };
    expect(problems({ check: "callBack", call: short }, { contactPhone: "555-0100" })).toEqual([]);
  });

  test("by a call does not lie ahead", () => {
    const calledAt = new Date(now.getTime() + 1);
    expect(problems({ check: "callBack", call: { ...call, calledAt } })).toEqual([
      { field: "calledAt", problem: "call-ahead" },
    ]);
  });
});

describe("look-alikes", () => {
  const mine = { ...bakery, id: "mine" };
  const other = {
    id: "other",
    legalName: "Mill Foods",
    website: "https://millfoods.example",
    contactEmail: "a@millfoods.example",
  };

  /** What the database looks by finds the same ones. */
  const sharesMarks = (one: NamedEmployer, another: NamedEmployer) =>
    knownBy(one).some((mark) => knownBy(another).includes(mark));

  test.each([
    ["the same name in other letters", { legalName: "THREE OVENS BÁKERY" }, ["name"]],
    ["the same name as another form of company", { legalName: "The Three Ovens Bakery, Inc." }, ["name"]],
    ["the same website", { website: "http://threeovens.example/jobs" }, ["domain"]],
    ["mail of the same domain", { contactEmail: "x@threeovens.example" }, ["domain"]],
    ["both", { legalName: "Three Ovens Bakery", website: "https://threeovens.example" }, ["name", "domain"]],
  ])("are found by %s", (_rule, values, likeness) => {
    const [found] = lookAlikes(mine, [{ ...other, ...values }]);
    expect(found).toMatchObject({ id: "other", likeness });
    expect(sharesMarks(mine, { ...other, ...values })).toBe(true);
  });

  test.each([
    ["nothing in common", {}],
    ["a name that only begins alike", { legalName: "Three Ovens Bakery and Sons" }],
    ["a domain that only ends alike", { website: "https://notthreeovens.example" }],
  ])("are none by %s", (_rule, values) => {
    expect(lookAlikes(mine, [{ ...other, ...values }])).toEqual([]);
    expect(sharesMarks(mine, { ...other, ...values })).toBe(false);
  });

  test("are none by a host that many share", () => {
    const shared = { website: "https://facebook.com/x", contactEmail: "x@gmail.com" };
    expect(lookAlikes({ ...mine, ...shared }, [{ ...other, ...shared }])).toEqual([]);
  });

  test.each([
    "facebook.com",
    "google.com",
    "indeed.com",
    "instagram.com",
    "linkedin.com",
    "linktr.ee",
    "sites.google.com",
    "tiktok.com",
    "twitter.com",
    "x.com",
    "yelp.com",
    "youtube.com",
  ])("are none by a page at %s", (site) => {
    expect(ownDomains({ website: `https://${site}/bakery`, contactEmail: "a@bakery.example" })).toEqual([
      "bakery.example",
    ]);
  });

  test("are none by an address that cannot be read", () => {
    expect(ownDomains({ website: "soon", contactEmail: "a@bakery.example" })).toEqual(["bakery.example"]);
    expect(isFreeMail("samuel")).toBe(false);
  });

  test("an employer is none of its own", () => {
    expect(lookAlikes(mine, [mine])).toEqual([]);
  });
});

describe("one form", () => {
  test.each([
    ["LLC", "llc"],
    ["The Company, Inc.", "company inc"],
    ["A.B.C. Foods Co", "abc foods"],
    ["Ben's Diner", "bens diner"],
  ])("a name that is nothing but %j keeps its words", (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  test.each([
    "LLC",
    "L.L.P.",
    "LP",
    "Inc.",
    "Incorporated",
    "Corp",
    "Corporation",
    "Co",
    "Company",
    "Ltd.",
    "Limited",
  ])("of a name leaves out the form of the company: %s", (form) =>
    expect(nameKey(`Mill Foods, ${form}`)).toBe("mill foods"),
  );

  test.each([
    [["2200 W. Terminal Road, Suite 4", "2200 west terminal rd ste 4"], "2200 w terminal rd ste 4"],
    [["7 PIER AVENUE", "7 pier ave."], "7 pier ave"],
    [["1 East Sunset Boulevard", "1 E Sunset Blvd"], "1 e sunset blvd"],
    [["1 North Elm Court", "1 N. Elm Ct"], "1 n elm ct"],
    [["1 South Elm Drive", "1 S. Elm Dr"], "1 s elm dr"],
    [["1 Elm Highway", "1 Elm Hwy"], "1 elm hwy"],
    [["1 Elm Lane", "1 Elm Ln"], "1 elm ln"],
    [["1 Elm Place", "1 Elm Pl"], "1 elm pl"],
    [["1 Elm Street", "1 Elm St"], "1 elm st"],
    [["-"], ""],
  ])("of a street, written as any of %j, is %j", (streets, key) => {
    expect(streets.map(streetKey)).toEqual(streets.map(() => key));
  });

  test("of a phone is its last ten digits, and of less there is none", () => {
    expect(phoneKey("+1 (213) 555-0100")).toBe("2135550100");
    expect(phoneKey("555-0100")).toBeNull();
  });
});
