import { describe, expect, test } from "vitest";
import { webAuthn } from "~/app/adapters/passkeys/web-authn.server";
import { anAuthenticator } from "~/tests/factories/passkeys";

const site = { origin: "https://jobs.example.org", host: "jobs.example.org" };
const asked = { challenge: "a challenge", origin: site.origin, userId: "0190-person" };

describe("a passkey that was made", () => {
  test.each(["es256", "rs256", "ed25519"] as const)("is read with its public key: %s", async (kind) => {
    const authenticator = anAuthenticator(kind);
    const made = await webAuthn.readMade(authenticator.make(asked), site);
    expect(made?.credentialId).toBe(authenticator.credentialId);
    expect(made?.publicKey).toBe(authenticator.publicKey);
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

  test("is not read without a key in it", async () => {
    expect(await webAuthn.readMade(anAuthenticator().make(asked, { flags: 5 }), site)).toBeNull();
  });

  test("is not read where it ends before its key", async () => {
    const authenticator = anAuthenticator();
    const { clientData, authenticatorData } = authenticator.make(asked);
    const bytes = Buffer.from(authenticatorData, "base64url");
    const keyFrom = bytes.length - Buffer.from(authenticator.publicKey, "base64url").length;
    for (let length = 0; length <= keyFrom; length++) {
      const cut = bytes.subarray(0, length).toString("base64url");
      expect(await webAuthn.readMade({ clientData, authenticatorData: cut }, site)).toBeNull();
    }
  });

  test("signs nothing with a point that is not on the curve", async () => {
    const authenticator = anAuthenticator();
    const bytes = Buffer.from(authenticator.publicKey, "base64url");
    bytes.fill(0xee, bytes.length - 32);
    const proof = await webAuthn.readSigned(authenticator.sign(asked), site);
    expect(await proof?.isSignedBy(bytes.toString("base64url"))).toBe(false);
  });

  test("is not read with a kind of key that no page asks for", async () => {
    const { clientData, authenticatorData } = anAuthenticator().make(asked);
    const bytes = Buffer.from(authenticatorData, "base64url");
    // -7 is written as 0x26; 0x2e is -15.
    bytes.writeUInt8(0x2e, bytes.indexOf(Buffer.from("0326", "hex")) + 1);
    const other = bytes.toString("base64url");
    expect(await webAuthn.readMade({ clientData, authenticatorData: other }, site)).toBeNull();
  });

  test.each(["", "bm8ganNvbg", "e30"])(
    "is not read where the browser says nothing that is known: %s",
    async (text) => {
      expect(
        await webAuthn.readMade({ ...anAuthenticator().make(asked), clientData: text }, site),
      ).toBeNull();
    },
  );
});

describe("a passkey that signed", () => {
  const proofOf = (answer: Parameters<typeof webAuthn.readSigned>[0]) => webAuthn.readSigned(answer, site);

  test.each(["es256", "rs256", "ed25519"] as const)(
    "is known by its key and by no other: %s",
    async (kind) => {
      const [mine, other] = [anAuthenticator(kind), anAuthenticator(kind)];
      const proof = await proofOf(mine.sign(asked));
      expect(proof?.userId).toBe(asked.userId);
      expect(await proof?.isSignedBy(mine.publicKey)).toBe(true);
      expect(await proof?.isSignedBy(other.publicKey)).toBe(false);
    },
  );

  test.each(["clientData", "authenticatorData", "signature"] as const)(
    "is not known any more where a byte of its %s changed",
    async (part) => {
      const mine = anAuthenticator();
      const answer = mine.sign(asked);
      const bytes = Buffer.from(answer[part], "base64url");
      const at = part === "clientData" ? bytes.indexOf("a challenge") : bytes.length - 1;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      const proof = await proofOf({ ...answer, [part]: bytes.toString("base64url") });
      expect(await proof?.isSignedBy(mine.publicKey)).toBe(false);
    },
  );

  test("says for which host it was, in whose frame, and whether somebody was there", async () => {
    const mine = anAuthenticator();
    const slip = { host: "evil.example", crossOrigin: true, flags: 0 };
    expect((await proofOf(mine.sign(asked, slip)))?.ceremony).toMatchObject({
      isForHost: false,
      isFramed: true,
      isPresent: false,
      isVerified: false,
    });
  });
});
