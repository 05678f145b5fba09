import { describe, expect, test } from "vitest";
import { type Claims, checkClaims, parseRoleMap, roleOfGroups } from "~/app/domain/access/identity";

const now = new Date("2026-12-01T20:00:00Z");
const seconds = now.getTime() / 1000;
const expected = { issuer: "https://login.example", clientId: "fairday", nonce: "n", now };
const claims = (more: Partial<Claims> = {}): Claims => ({
  iss: "https://login.example",
  sub: "1",
  aud: "fairday",
  exp: seconds + 300,
  iat: seconds,
  nonce: "n",
  email: "Ana@Library.example",
  ...more,
});

describe("what a provider's token says", () => {
  test.each<[string, Claims, object]>([
    [
      "is taken with the address in small letters",
      claims(),
      { outcome: "checked", email: "ana@library.example" },
    ],
    [
      "is refused from another issuer",
      claims({ iss: "https://evil.example" }),
      { reason: "oidc-wrong-issuer" },
    ],
    [
      "is refused where it is for another client",
      claims({ aud: "other" }),
      { reason: "oidc-wrong-audience" },
    ],
    [
      "is refused for several clients without the one it was given to",
      claims({ aud: ["fairday", "x"] }),
      { reason: "oidc-wrong-audience" },
    ],
    [
      "is taken for several clients where it was given to this one",
      claims({ aud: ["fairday", "x"], azp: "fairday" }),
      { outcome: "checked" },
    ],
    [
      "is refused where it was given to another client",
      claims({ azp: "x" }),
      { reason: "oidc-wrong-audience" },
    ],
    ["is taken a minute late at most", claims({ exp: seconds - 59 }), { outcome: "checked" }],
    ["is refused after that", claims({ exp: seconds - 60 }), { reason: "oidc-expired" }],
    ["is taken a minute early at most", claims({ iat: seconds + 60 }), { outcome: "checked" }],
    ["is refused before that", claims({ iat: seconds + 61 }), { reason: "oidc-expired" }],
    [
      "is refused for another browser's question",
      claims({ nonce: "other" }),
      { reason: "oidc-not-asked-for" },
    ],
    ["is refused without a nonce", claims({ nonce: undefined }), { reason: "oidc-not-asked-for" }],
    ["is refused without an address", claims({ email: undefined }), { reason: "oidc-without-email" }],
    [
      "is refused with an address that is not proved",
      claims({ email_verified: false }),
      { reason: "oidc-without-email" },
    ],
    ["is taken with an address that is proved", claims({ email_verified: true }), { outcome: "checked" }],
  ])("%s", (_rule, said, answer) => {
    expect(checkClaims(said, expected)).toMatchObject(answer);
  });
});

describe("a map of groups to roles", () => {
  test("is read with spaces, a host and a group that holds an equals sign", () => {
    expect(parseRoleMap("leads=admin, ou=desk=staff ,east=door@East.Example,")).toEqual([
      { group: "leads", role: "admin", host: null },
      { group: "ou=desk", role: "staff", host: null },
      { group: "east", role: "door", host: "east.example" },
    ]);
  });

  test.each(["leads", "=admin", "leads=boss", "leads=employer", "leads=admin@", "leads=admin@a@b"])(
    "is refused where a part is %s",
    (text) => expect(parseRoleMap(text)).toBeNull(),
  );

  const rules = parseRoleMap("leads=admin@east.example,desk=staff,help=door") ?? [];
  test.each<[string, string[], string | null]>([
    ["the strongest role of several groups", ["help", "desk"], "staff"],
    ["a role of this center alone where it names a host", ["leads", "help"], "door"],
    ["none to a group that is not in it", ["visitors"], null],
    ["none to nobody's group", [], null],
  ])("gives %s", (_rule, groups, role) => {
    expect(roleOfGroups(groups, rules, "west.example")).toBe(role);
  });

  test("gives a role at the host that it names", () => {
    expect(roleOfGroups(["leads"], rules, "east.example")).toBe("admin");
  });
});
