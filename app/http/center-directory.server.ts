import type { Services } from "~/app/adapters/services";
import { type Center, listCenters } from "~/db/queries/centers";

const keep = 5_000;

export interface CenterDirectory {
  /** The center of a Host header; where there is one center, that one. Null where no center has that host. */
  find(host: string): Promise<Center | null>;
  /** What links of a center begin with: BASE_URL where there is one center, else its host with BASE_URL's scheme and port. */
  originOf(center: Center): Promise<string>;
}

/** Keeps the rows of centers in memory, by host; a change in any process drops them, and so does age, should its word be lost. */
export function centerDirectory(services: Services, baseUrl: string): CenterDirectory {
  const { protocol, port } = new URL(baseUrl);
  const portOfLinks = port === "" ? "" : `:${port}`;
  let kept: { at: number; centers: Promise<ReadonlyMap<string, Center>> } | null = null;
  services.live.subscribe((change) => {
    if (change === null || change.kind === "center") kept = null;
  });
  const all = () => {
    const now = services.clock.now().getTime();
    if (kept !== null && now - kept.at <= keep) return kept.centers;
    const centers = listCenters(services.db).then(
      (rows) => new Map(rows.map((center) => [center.host, center])),
    );
    kept = { at: now, centers };
    centers.catch(() => {
      kept = null;
    });
    return centers;
  };
  return {
    find: async (host) => {
      const centers = await all();
      const [only] = centers.values();
      if (centers.size === 1) return only ?? null;
      const name = host.replace(/:\d+$/, "").toLowerCase();
      return centers.get(name) ?? null;
    },
    originOf: async (center) => {
      if ((await all()).size === 1) return baseUrl;
      return `${protocol}//${center.host}${portOfLinks}`;
    },
  };
}
