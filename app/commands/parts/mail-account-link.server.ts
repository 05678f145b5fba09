import type { AccountMail } from "~/app/adapters/accounts/accounts";
import type { Services } from "~/app/adapters/services";
import { enqueueMessages } from "./enqueue-messages.server";

/** The center whose pages are open, and what its links begin with. */
export interface Place {
  center: { id: string; host: string; settings: { ownNetworks: readonly string[] } };
  origin: string;
}

const pages = {
  "confirm-email": "/confirm/",
  "sign-in": "/sign-in/link/",
  "reset-password": "/reset/",
} as const;

/**
 * Sends a link by the outbox. It leads to a page with one button: programs that look into mail follow links, and a
 * GET changes nothing. The address lies encrypted in the row and is erased once it was sent.
 * @param next where the person wanted to go, a path of this site
 */
export async function mailAccountLink(
  services: Services,
  { center, origin }: Place,
  mail: AccountMail,
  next: string | null,
): Promise<void> {
  const { purpose, userId, email, token } = mail;
  const url = `${origin}${pages[purpose]}${token}${next === null ? "" : `?next=${encodeURIComponent(next)}`}`;
  await enqueueMessages(services.db, services, center, [
    {
      kind: "account-link",
      dedupeKey: `account-link:${services.ids.uuid()}`,
      userId,
      recipient: email,
      reason: purpose,
      secretCipher: services.contacts.seal(url).cipher,
    },
  ]);
  services.live.announce({ kind: "outbox" });
}
