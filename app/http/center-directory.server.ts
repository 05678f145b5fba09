import type { Services } from "~/app/adapters/services";
import {
  type Center,
  type DigestedCenter,
  findDigestedCenter,
  listDigestedCenters,
  sumCenterDigests,
} from "~/db/queries/centers";

const keep = 5_000;

export interface CenterDirectory {
  /** The center of a Host header; where there is one center, that one. Null where no center has that host. */
  find(host: string): Promise<Center | null>;
  /** What links of a center begin with: BASE_URL where there is one center, else its host with BASE_URL's scheme and port. */
  originOf(center: Center): Promise<string>;
}

/** By host. */
type Known = ReadonlyMap<string, DigestedCenter>;

/**
 * Keeps the rows of centers in memory. A change in any process renews the one that changed; what is older than some
 * seconds is compared by a sum, should a word have been lost. So thousands of centers are read as a whole seldom: it takes
 * a tenth of a second, in which nobody is answered.
 */
export function centerDirectory(
  services: Pick<Services, "db" | "clock" | "live">,
  baseUrl: string,
): CenterDirectory {
  const { protocol, port } = new URL(baseUrl);
  const portOfLinks = port === "" ? "" : `:${port}`;
  let kept: { at: number; known: Promise<Known> } | null = null;
  const keepFrom = (at: number, known: Promise<Known>): Promise<Known> => {
    kept = { at, known };
    known.catch(() => {
      kept = null;
    });
    return known;
  };
  services.live.subscribe((change) => {
    if (change === null) kept = null;
    else if (change.kind === "center" && kept !== null)
      void keepFrom(kept.at, renewed(kept.known, change.centerId));
  });

  const load = async (): Promise<Known> => byHost(await listDigestedCenters(services.db));
  async function renewed(before: Promise<Known>, centerId: string): Promise<Known> {
    const [known, found] = await Promise.all([before, findDigestedCenter(services.db, { centerId })]);
    const others = [...known.values()].filter(({ center }) => center.id !== centerId);
    return byHost(found === null ? others : [...others, found]);
  }
  async function compared(before: Promise<Known>): Promise<Known> {
    const [known, { count, sum }] = await Promise.all([before, sumCenterDigests(services.db)]);
    const sumKnown = [...known.values()].reduce((total, { digest }) => total + digest, 0);
    return count === known.size && sum === sumKnown ? known : load();
  }
  const all = (): Promise<Known> => {
    const now = services.clock.now().getTime();
    if (kept === null) return keepFrom(now, load());
    return now - kept.at <= keep ? kept.known : keepFrom(now, compared(kept.known));
  };

  return {
    find: async (host) => {
      const known = await all();
      const [only] = known.values();
      if (known.size === 1) return only?.center ?? null;
      const name = host.replace(/:\d+$/, "").toLowerCase();
      return known.get(name)?.center ?? null;
    },
    originOf: async (center) => {
      if ((await all()).size === 1) return baseUrl;
      return `${protocol}//${center.host}${portOfLinks}`;
    },
  };
}

const byHost = (rows: readonly DigestedCenter[]): Known => new Map(rows.map((row) => [row.center.host, row]));
