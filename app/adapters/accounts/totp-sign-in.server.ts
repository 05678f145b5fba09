import { createHash } from "node:crypto";
import { z } from "zod";
import type { Accounts } from "./accounts";
import { refusalOf, signInOf } from "./answers";
import { type AccountLibrary, type Answer, groupedCode } from "./library.server";

const begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const renewed = z.object({ backupCodes: z.array(z.string()) });
const session = z.object({ token: z.string() });

type Totp = "giveCode" | "beginTotp" | "proveTotp" | "endTotp" | "renewRecoveryCodes";

/** The second factor: time-based codes of an authenticator app (RFC 6238) and recovery codes. */
export function totpSignIn(library: AccountLibrary): Pick<Accounts, Totp> {
  return {
    giveCode: async (headers, { kind, code }) => {
      const answer =
        kind === "app"
          ? await library.ask("/two-factor/verify-totp", { headers, body: { code: digits(code) } })
          : await library.ask("/two-factor/verify-backup-code", {
              headers,
              body: { code: groupedCode(code) },
            });
      const result = signInOf(answer);
      if (result === null) return { outcome: refused(answer) };
      if (kind === "recovery" || result.outcome !== "signed-in") return result;
      if (await isFirstUse(library, result.userId, digits(code))) return result;
      await endSession(library, answer);
      return { outcome: "wrong" };
    },
    beginTotp: async (headers, { password, issuer }) => {
      const body = { ...(password === null ? {} : { password }), issuer };
      const found = begun.safeParse((await library.ask("/two-factor/enable", { headers, body })).body);
      if (!found.success) return { outcome: "wrong" };
      return { outcome: "begun", uri: found.data.totpURI, recoveryCodes: found.data.backupCodes };
    },
    proveTotp: async (headers, { code }) => {
      const body = { code: digits(code) };
      const { status, cookies } = await library.ask("/two-factor/verify-totp", { headers, body });
      return status === 200 ? { outcome: "proved", cookies } : { outcome: "wrong" };
    },
    endTotp: async (headers, { password }) => {
      const body = password === null ? {} : { password };
      const { status, cookies } = await library.ask("/two-factor/disable", { headers, body });
      return status === 200 ? { outcome: "ended", cookies } : { outcome: "wrong" };
    },
    renewRecoveryCodes: async (headers, { password }) => {
      const body = password === null ? {} : { password };
      const answer = await library.ask("/two-factor/generate-backup-codes", { headers, body });
      const found = renewed.safeParse(answer.body);
      return found.success
        ? { outcome: "renewed", recoveryCodes: found.data.backupCodes }
        : { outcome: "wrong" };
    },
  };
}

const digits = (typed: string) => typed.replace(/\D/g, "");

function refused(answer: Answer): "wrong" | "over" | "locked" {
  const code = refusalOf(answer);
  if (code === "ACCOUNT_TEMPORARILY_LOCKED") return "locked";
  return code === "INVALID_TWO_FACTOR_COOKIE" || code === "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"
    ? "over"
    : "wrong";
}

/** Longer than a code is good: its own half minute and the ones beside it. */
const remembered = 5 * 60 * 1000;

/**
 * A code that was seen over a shoulder must not work a second time (RFC 6238, 5.2). The id is made from the code, so
 * that the primary key lets one of two requests through.
 */
async function isFirstUse(library: AccountLibrary, userId: string, code: string): Promise<boolean> {
  const { adapter } = await library.context();
  const hash = createHash("sha256").update(`totp\0${userId}\0${code}`).digest("hex");
  const id = hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-8$3-8$4-$5");
  const now = new Date();
  const where = [{ field: "id", value: id }];
  await adapter.deleteMany({
    model: "verification",
    where: [...where, { field: "expiresAt", operator: "lt", value: now }],
  });
  try {
    await adapter.create({
      model: "verification",
      data: {
        id,
        identifier: `totp-used:${id}`,
        value: userId,
        expiresAt: new Date(now.getTime() + remembered),
        createdAt: now,
        updatedAt: now,
      },
      forceAllowId: true,
    });
    return true;
  } catch (error) {
    if ((await adapter.findOne({ model: "verification", where })) !== null) return false;
    throw error;
  }
}

async function endSession(library: AccountLibrary, { body }: Answer): Promise<void> {
  const { internalAdapter } = await library.context();
  await internalAdapter.deleteSession(session.parse(body).token);
}
