import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { findUploadingDevice, listRoles, listTokensByHash, type StandingToken } from "~/db/queries/access";
import { gathered } from "~/db/queries/gathered";

export const deviceCookie = "fairday-device";

type FindToken = (key: string) => Promise<StandingToken | null>;

/** One for each pool of connections. */
const tokenLookUps = new WeakMap<Services["sql"], FindToken>();

/** Looks up together the tokens of requests that come together: each door's scan begins with one. */
function tokenLookUp({ sql }: Services): FindToken {
  const known = tokenLookUps.get(sql);
  if (known !== undefined) return known;
  const lookUp = gathered(async (keys: string[]) => {
    const found = await listTokensByHash(sql, keys.map(partsOf));
    return new Map(found.map((token) => [keyOf(token.centerId, token.tokenHash), token]));
  });
  tokenLookUps.set(sql, lookUp);
  return lookUp;
}

const keyOf = (centerId: string, tokenHash: string) => `${centerId} ${tokenHash}`;

function partsOf(key: string) {
  const [centerId = "", tokenHash = ""] = key.split(" ");
  return { centerId, tokenHash };
}

/** Who a bearer token speaks for in this center, or null where it was withdrawn or is another center's. */
export async function actorOfToken(
  services: Services,
  centerId: string,
  token: string,
): Promise<Actor | null> {
  const found = await tokenLookUp(services)(keyOf(centerId, services.codes.hash(token)));
  if (found === null) return null;
  return {
    kind: "token",
    id: found.id,
    centerId,
    role: found.role,
    eventId: found.eventId ?? undefined,
    employerId: found.employerId ?? undefined,
  };
}

/** Who the request's cookies sign in: a person by the strongest role in this center, or a device by its door pass. */
export async function actorOfCookies(
  services: Services,
  centerId: string,
  headers: Headers,
): Promise<Actor | null> {
  const cookie = headers.get("cookie");
  if (cookie === null) return null;
  const session = await services.accounts.findSession(headers);
  const person = session && (await actorOfPerson(services, centerId, session.userId));
  return person ?? actorOfDevice(services, centerId, cookie);
}

async function actorOfPerson(services: Services, centerId: string, userId: string): Promise<Actor | null> {
  const held = await listRoles(services.db, { centerId, userId });
  const order = ["admin", "staff", "door", "employer"] as const;
  for (const role of order) {
    const found = held.find((membership) => membership.role === role);
    if (found !== undefined) {
      return { kind: "person", id: userId, centerId, role, employerId: found.employerId ?? undefined };
    }
  }
  return null;
}

async function actorOfDevice(services: Services, centerId: string, cookie: string): Promise<Actor | null> {
  const credential = new RegExp(`(?:^|; *)${deviceCookie}=([A-Za-z0-9_-]{20,100})`).exec(cookie)?.[1];
  if (credential === undefined) return null;
  const now = services.clock.now();
  const device = await findUploadingDevice(services.db, {
    centerId,
    credentialHash: services.codes.hash(credential),
    now,
  });
  if (device === null) return null;
  const actor: Actor = {
    kind: "device",
    id: device.id,
    centerId,
    role: device.role,
    eventId: device.eventId,
    ...(device.employerId !== null && { employerId: device.employerId }),
  };
  return now < device.endedAt ? actor : { ...actor, endedAt: device.endedAt };
}
