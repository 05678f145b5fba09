import type { Services } from "~/app/adapters/services";
import { mayBookMore } from "~/app/domain/appointments/limit";
import type { Hand } from "~/app/domain/bookings/hours";
import type { Refused } from "~/app/domain/refusal";
import { numberKey } from "~/app/domain/sms/phone";
import type { Db } from "~/db/client.server";
import { countAhead } from "~/db/queries/appointment-counts";
import { lockContacts } from "~/db/queries/locks";

export interface Booker {
  centerId: string;
  email: string | null;
  phone: string | null;
  by: Hand;
}

/**
 * Whether whoever gives this address or number may book one more time. They are held by both until the transaction ends,
 * so that two times that they book at once are counted one after the other. Who gives neither is not known and not
 * counted.
 */
export async function mayBookAnother(
  tx: Db,
  { contacts, clock }: Pick<Services, "contacts" | "clock">,
  { centerId, email, phone, by }: Booker,
  most: number,
): Promise<{ outcome: "open" } | Refused> {
  if (by === "staff") return { outcome: "open" };
  const emailHashes = email === null ? [] : contacts.hashes(email);
  const phoneHashes = phone === null ? [] : contacts.hashes(numberKey(phone));
  // The first is the hash under the key that seals now: whoever books has the same one.
  await lockContacts(tx, { centerId, hashes: [...emailHashes.slice(0, 1), ...phoneHashes.slice(0, 1)] });
  const ahead = await countAhead(tx, { centerId, emailHashes, phoneHashes, now: clock.now() });
  return mayBookMore(ahead, most, by);
}
