import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { AuthenticatorSeal } from "./accounts";
import { type AccountsConfig, secretsOf } from "./library.server";

/** Seals as the library does: "$ba$VERSION$" and the ciphertext, or the ciphertext alone from before there were versions. */
export function authenticatorSeal(config: Omit<AccountsConfig, "baseUrl">): AuthenticatorSeal {
  const { secret, secrets } = secretsOf(config);
  const keys = new Map(secrets.map(({ version, value }) => [version, value]));
  const [currentVersion = 0] = keys.keys();
  const key = { keys, currentVersion, legacySecret: secret };
  const prefixOf = (version: number) => `$ba$${version}$`;
  return {
    prefix: prefixOf(currentVersion),
    knownPrefixes: [...keys.keys()].map(prefixOf),
    reseal: async (sealed) => symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data: sealed }) }),
  };
}
