import { describe, expect, test } from "vitest";
import { type Ceremony, checkCeremony, hasCountedOn } from "~/app/domain/access/passkey";

const origin = "https://jobs.example.org";
const ceremony = (more: Partial<Ceremony> = {}): Ceremony => ({
  type: "webauthn.get",
  challenge: "c",
  origin,
  isFramed: false,
  isForHost: true,
  isPresent: true,
  isVerified: true,
  ...more,
});

describe("what a browser answers for a passkey", () => {
  test.each<[string, Partial<Ceremony>, string | null]>([
    ["is taken where it is to what was asked, here, by somebody verified", {}, null],
    ["is refused from the other step", { type: "webauthn.create" }, "passkey-other-step"],
    ["is refused from another site", { origin: "https://evil.example" }, "passkey-other-site"],
    ["is refused from another port", { origin: `${origin}:8443` }, "passkey-other-site"],
    ["is refused from within another site's frame", { isFramed: true }, "passkey-other-site"],
    ["is refused where it was signed for another host", { isForHost: false }, "passkey-other-site"],
    ["is refused where nobody touched the authenticator", { isPresent: false }, "passkey-nobody-there"],
    ["is refused where nobody was verified", { isVerified: false }, "passkey-nobody-there"],
  ])("%s", (_rule, more, fault) => {
    expect(checkCeremony(ceremony(more), { type: "webauthn.get", origin })).toBe(fault);
  });
});

describe("an authenticator's counter", () => {
  test.each([
    ["goes on where it is higher than before", 4, 5, true],
    ["goes on where it began to count", 0, 1, true],
    ["goes on where it never counts", 0, 0, true],
    ["was copied where it stands still", 5, 5, false],
    ["was copied where it went back", 5, 4, false],
    ["was copied where it no longer counts", 5, 0, false],
  ])("%s", (_rule, kept, seen, isOn) => {
    expect(hasCountedOn(kept, seen)).toBe(isOn);
  });
});
