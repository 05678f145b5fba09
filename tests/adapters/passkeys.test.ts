import { describe, expect, test } from "vitest";
import { webAuthn } from "~/app/adapters/passkeys/web-authn.server";
import { anAuthenticator } from "~/tests/factories/passkeys";

const site = { origin: "https://jobs.example.org", host: "jobs.example.org" };
const asked = { challenge: "a challenge", origin: site.origin, userId: "0190-person" };

describe("a passkey that was made", () => {
  test.each(["es256", "rs256", "ed25519"] as const)("is read with its public key: %s", (kind) => {
    const authenticator = anAuthenticator(kind);
    const made = webAuthn.readMade(authenticator.make(asked), site);
    expect(made?.credentialId).toBe(authenticator.credentialId);
    expect(JSON.parse(made?.publicKey ?? "null")).toEqual(authenticator.publicJwk);
    expect(made?.counter).toBe(1);
    expect(made?.ceremony).toEqual({
      type: "webauthn.create",
      challenge: "a challenge",
      origin: site.origin,
      isFramed: false,
      isForHost: true,
      isPresent: true,
      isVerified: true,
    });
  });

  test("is not read without a key in it", () => {
    expect(webAuthn.readMade(anAuthenticator().make(asked, { flags: 5 }), site)).toBeNull();
  });

  test("is not read where any of its bytes are missing", () => {
    const { clientData, authenticatorData } = anAuthenticator().make(asked);
    const bytes = Buffer.from(authenticatorData, "base64url");
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length).toString("base64url");
      expect(webAuthn.readMade({ clientData, authenticatorData: cut }, site)).toBeNull();
    }
  });

  test("is not read with a point that is not on the curve", () => {
    const { clientData, authenticatorData } = anAuthenticator().make(asked);
    const bytes = Buffer.from(authenticatorData, "base64url");
    bytes.fill(0xee, bytes.length - 32);
    const bent = bytes.toString("base64url");
    expect(webAuthn.readMade({ clientData, authenticatorData: bent }, site)).toBeNull();
  });

  test.each(["", "bm8ganNvbg", "e30"])(
    "is not read where the browser says nothing that is known: %s",
    (text) => {
      expect(webAuthn.readMade({ ...anAuthenticator().make(asked), clientData: text }, site)).toBeNull();
    },
  );
});

describe("a passkey that signed", () => {
  const proofOf = (answer: Parameters<typeof webAuthn.readSigned>[0]) => webAuthn.readSigned(answer, site);

  test.each(["es256", "rs256", "ed25519"] as const)("is known by its key and by no other: %s", (kind) => {
    const [mine, other] = [anAuthenticator(kind), anAuthenticator(kind)];
    const proof = proofOf(mine.sign(asked));
    expect(proof?.userId).toBe(asked.userId);
    expect(proof?.isSignedBy(JSON.stringify(mine.publicJwk))).toBe(true);
    expect(proof?.isSignedBy(JSON.stringify(other.publicJwk))).toBe(false);
  });

  test.each(["clientData", "authenticatorData", "signature"] as const)(
    "is not known any more where a byte of its %s changed",
    (part) => {
      const mine = anAuthenticator();
      const answer = mine.sign(asked);
      const bytes = Buffer.from(answer[part], "base64url");
      const at = part === "clientData" ? bytes.indexOf("a challenge") : bytes.length - 1;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      const proof = proofOf({ ...answer, [part]: bytes.toString("base64url") });
      expect(proof?.isSignedBy(JSON.stringify(mine.publicJwk))).toBe(false);
    },
  );

  test("says for which host it was, in whose frame, and whether somebody was there", () => {
    const mine = anAuthenticator();
    const slip = { host: "evil.example", crossOrigin: true, flags: 0 };
    expect(proofOf(mine.sign(asked, slip))?.ceremony).toMatchObject({
      isForHost: false,
      isFramed: true,
      isPresent: false,
      isVerified: false,
    });
  });
});
