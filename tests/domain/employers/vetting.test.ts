import { describe, expect, test } from "vitest";
import {
  type CheckStanding,
  type MadeCheck,
  type VettingCheck,
  vettingChecks,
} from "~/app/domain/employers/checks";
import { domainsMatch } from "~/app/domain/employers/contact-marks";
import { canPublishFor, decideVetting, type VettingHint, vettingHints } from "~/app/domain/employers/vetting";

describe("domainsMatch", () => {
  test.each([
    ["the same domain", "jobs@acme.example", "https://acme.example", true],
    ["a website under www", "jobs@acme.example", "https://www.acme.example/careers", true],
    ["a website typed without its scheme", "jobs@acme.example", "acme.example", true],
    ["a plain http website", "jobs@acme.example", "http://acme.example", true],
    ["capitals and spaces around it", "jobs@ACME.example", "  HTTPS://Acme.Example ", true],
    ["mail from a part of the website's domain", "jobs@hr.acme.example", "https://acme.example", true],
    ["a website in a part of the mail's domain", "jobs@acme.example", "https://careers.acme.example", true],
    ["a domain with its closing dot", "jobs@acme.example.", "https://acme.example", true],
    [
      "mail that quotes another address before it",
      '"x@other.example"@acme.example',
      "https://acme.example",
      true,
    ],
    ["mail with a slash in it", "a/b@acme.example", "https://acme.example", true],
    ["a website with another address in its query", "jobs@acme.example", "acme.example/?u=http://x", true],
    ["a domain that only ends in www", "jobs@awww.example", "https://awww.example", true],
    ["another domain", "jobs@other.example", "https://acme.example", false],
    ["a domain that only ends alike", "jobs@notacme.example", "https://acme.example", false],
    ["a website that only ends alike", "jobs@acme.example", "https://notacme.example", false],
    ["a domain under another's name", "jobs@acme.example.evil.example", "https://acme.example", false],
    ["a website without a dot", "jobs@acme.example", "https://example", false],
    ["a website that cannot be read", "jobs@acme.example", "https://a b", false],
    ["mail that cannot be read", "jobs@", "https://acme.example", false],
  ])("%s", (_rule, email, website, match) => {
    expect(domainsMatch(email, website)).toBe(match);
  });
});

describe("vettingHints", () => {
  const anEmployer = {
    contactEmail: "jobs@acme.example",
    website: "https://acme.example",
    street: "1 Box Street",
  };

  test("says nothing where all fits", () => {
    expect(vettingHints(anEmployer)).toEqual([]);
  });

  test.each<[string, Partial<typeof anEmployer>, VettingHint[]]>([
    ["a free mail address", { contactEmail: "acme@gmail.com" }, ["free-mail", "mail-domain-differs"]],
    ["mail from another domain", { contactEmail: "jobs@other.example" }, ["mail-domain-differs"]],
    ["a website that cannot be read, and nothing of its domain", { website: "soon" }, ["website-unreadable"]],
    ["a post office box", { street: "PO Box 12" }, ["po-box"]],
    ["a post office box in one word", { street: "POBox 12" }, ["po-box"]],
    ["a post office box with dots", { street: "P.O. Box 12" }, ["po-box"]],
    ["a post office box in full", { street: "Post Office Box 12" }, ["po-box"]],
  ])("points at %s", (_rule, values, hints) => {
    expect(vettingHints({ ...anEmployer, ...values })).toEqual(hints);
  });

  test.each([
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "icloud.com",
    "me.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "gmx.com",
    "mail.com",
    "zoho.com",
    "yandex.com",
  ])("knows %s as free mail, even where it is the website", (domain) => {
    expect(vettingHints({ ...anEmployer, contactEmail: `a@${domain}`, website: domain })).toEqual([
      "free-mail",
    ]);
  });
});

describe("decideVetting", () => {
  const standing = (more: Partial<Record<VettingCheck, Partial<CheckStanding<MadeCheck>>>> = {}) =>
    vettingChecks.map(
      (check): CheckStanding<MadeCheck> => ({
        ...{ check, made: { check, finding: "in-order", lookedAt: "" }, isStale: false },
        ...more[check],
      }),
    );
  const concern = { made: { check: "street", finding: "concern", lookedAt: "" } } as const;

  test("vets once every check is made, and says which", () => {
    expect(decideVetting("vetted", standing(), null)).toEqual({
      outcome: "allowed",
      how: "checked legalName, duplicate, street, website, domain, callBack, attestations",
    });
  });

  test.each(vettingChecks)(
    "is incomplete without the check of %s, or where it is of something else",
    (check) => {
      const missing = { outcome: "incomplete", missing: [check] };
      expect(decideVetting("vetted", standing({ [check]: { made: null } }), "x")).toEqual(missing);
      expect(decideVetting("vetted", standing({ [check]: { isStale: true } }), "x")).toEqual(missing);
    },
  );

  test("asks for a reason to vet in spite of a concern", () => {
    const refused = { outcome: "refused", reason: "reason-required" };
    expect(decideVetting("vetted", standing({ street: concern }), " ")).toEqual(refused);
    expect(decideVetting("vetted", standing({ street: concern }), "They moved in")).toMatchObject({
      outcome: "allowed",
      how: expect.stringMatching(/; concerns street$/),
    });
    const two = { street: concern, website: { made: { ...concern.made, check: "website" } } } as const;
    expect(decideVetting("vetted", standing(two), "They moved in")).toMatchObject({
      how: expect.stringMatching(/; concerns street, website$/),
    });
  });

  test("declines with a reason, whatever was checked", () => {
    expect(decideVetting("declined", standing(), null).outcome).toBe("refused");
    const none = vettingChecks.map((check) => ({ check, made: null, isStale: false }));
    expect(decideVetting("declined", none, "A fee")).toEqual({ outcome: "allowed", how: "no check made" });
  });
});

describe("canPublishFor", () => {
  test("only an employer that was vetted", () => {
    expect(canPublishFor({ vettedAt: new Date("2026-11-25T12:00:00Z") })).toBe(true);
    expect(canPublishFor({ vettedAt: null })).toBe(false);
  });
});
