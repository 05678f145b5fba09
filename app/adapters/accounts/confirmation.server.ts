import type { Ids } from "~/app/adapters/ids/ids.server";
import { type AccountLibrary, linkSeconds } from "./library.server";

// The library's own confirmation links hold the address, readable, and work any number of times. These hold a secret
// and work once; the database keeps its hash.

const identifier = (token: string) => `confirm-email:${token}`;

export async function makeConfirmation(library: AccountLibrary, ids: Ids, userId: string): Promise<string> {
  const { internalAdapter } = await library.context();
  const token = ids.secret();
  await internalAdapter.createVerificationValue({
    identifier: identifier(token),
    value: userId,
    expiresAt: new Date(Date.now() + linkSeconds["confirm-email"] * 1000),
  });
  return token;
}

/** False where the link was used or has ended. */
export async function confirm(library: AccountLibrary, token: string): Promise<boolean> {
  const { internalAdapter } = await library.context();
  const link = await internalAdapter.consumeVerificationValue(identifier(token));
  if (link === null) return false;
  await internalAdapter.updateUser(link.value, { emailVerified: true });
  return true;
}
