import type { Services } from "~/app/adapters/services";
import {
  type Attempt,
  decideAttempt,
  type Limit,
  limits,
  networkOf,
  windowStart,
} from "~/app/domain/access/attempts";
import { isInNetwork } from "~/app/domain/access/networks";
import { addHit, deleteWindowsBefore, takeHitBack } from "~/db/queries/rate-limits";

type Parts = Pick<Services, "db" | "clock" | "ids" | "contacts">;

export interface CountedCenter {
  settings: { ownNetworks: readonly string[] };
}

const day = 24 * 60 * 60 * 1000;
/** One attempt in so many also clears away windows that nobody asks about any more. */
const clearEvery = 200;

/** Counts one attempt, shared by all processes. `bucket` may name an address or a person: its keyed hash is kept. */
export async function countAttempt(
  services: Parts,
  { bucket, ...limit }: { bucket: string } & Limit,
): Promise<Attempt> {
  const now = services.clock.now();
  const hits = await addHit(services.db, {
    bucket: hashed(services, bucket),
    windowStart: windowStart(now, limit),
  });
  if (services.ids.number(clearEvery) === 0) {
    await deleteWindowsBefore(services.db, { before: new Date(now.getTime() - day) });
  }
  return decideAttempt(hits, now, limit);
}

/** Takes back an attempt that turned out well: only failures use up an account's tries. */
export async function forgiveAttempt(
  services: Parts,
  { bucket, ...limit }: { bucket: string } & Limit,
): Promise<void> {
  const at = windowStart(services.clock.now(), limit);
  await takeHitBack(services.db, { bucket: hashed(services, bucket), windowStart: at });
}

/** The public registration form, by address. A library's own network is one address for a whole reading room. */
export async function limitRegistrationForm(
  services: Parts,
  center: CountedCenter,
  clientAddress: string,
): Promise<Attempt> {
  const bucket = `registration ${networkOf(clientAddress)}`;
  if (isOwn(center, clientAddress)) return { outcome: "allowed" };
  const burst = await countAttempt(services, { bucket: `${bucket} burst`, ...limits.registrationBurst });
  if (burst.outcome === "limited") return burst;
  return countAttempt(services, { bucket: `${bucket} hour`, ...limits.registrationHour });
}

/** The form of lost tickets, by address, as registrations are: a reading room is one address. */
export async function limitLostTickets(
  services: Parts,
  center: CountedCenter,
  clientAddress: string,
): Promise<Attempt> {
  if (isOwn(center, clientAddress)) return { outcome: "allowed" };
  const bucket = `lost tickets ${networkOf(clientAddress)}`;
  return countAttempt(services, { bucket, ...limits.lostTickets });
}

/** Sign-in, sign-up and codes, by address: also from the center's own networks, where anybody may sit. */
export async function limitSignIns(services: Parts, clientAddress: string): Promise<Attempt> {
  return countAttempt(services, { bucket: `sign-in ${networkOf(clientAddress)}`, ...limits.signInByAddress });
}

/** Passwords tried for one address, whether or not it has an account. */
export const accountBucket = (email: string) => ({
  bucket: `sign-in account ${email.toLowerCase()}`,
  ...limits.signInByAccount,
});

/** Links mailed to one address, whether or not it has an account. */
export const mailBucket = (email: string) => ({
  bucket: `mail account ${email.toLowerCase()}`,
  ...limits.mailToAccount,
});

const isOwn = ({ settings }: CountedCenter, address: string) =>
  settings.ownNetworks.some((network) => isInNetwork(address, network));

function hashed(services: Parts, bucket: string): string {
  const [hash = ""] = services.contacts.hashes(bucket);
  return hash;
}
