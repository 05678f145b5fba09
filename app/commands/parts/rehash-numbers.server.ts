import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { textableNumber } from "~/app/domain/sms/phone";
import type { Db } from "~/db/client.server";

/** A number without its country can be texted from North America alone, so nobody else's has a hash. */
const northAmerica = "+1";

/**
 * Gives what is known of these numbers the first key's hash, as their owners' contacts get it: consents to texts, and the
 * word that they want none. A number that nobody is known by any more keeps the hash of its key: nobody can text it.
 */
export async function rehashNumbers(
  tx: Db,
  { contacts }: Pick<Services, "contacts">,
  phones: readonly string[],
): Promise<void> {
  const numbers = phones.flatMap((phone) => textableNumber(phone, northAmerica) ?? []);
  const pairs = [...new Set(numbers)].flatMap((number) => {
    const [now, ...earlier] = contacts.hashes(number);
    return earlier.map((hash) => ({ earlier: hash, now }));
  });
  if (pairs.length === 0) return;
  const moved = sql`json_to_recordset(${JSON.stringify(pairs)}::json) as moved(earlier text, now text)`;
  await tx.execute(sql`
    update sms_consents set phone_hash = moved.now from ${moved} where phone_hash = moved.earlier`);
  await tx.execute(sql`
    with gone as (delete from sms_stops using ${moved} where phone_hash = moved.earlier returning moved.now, stopped_at)
    insert into sms_stops (phone_hash, stopped_at) select now, min(stopped_at) from gone group by now
    on conflict (phone_hash) do nothing`);
}
