import type { OwnCenter } from "~/app/components/own-centers";
import { listCentersOf } from "~/db/queries/installation";
import type { RequestContext } from "./context.server";

/** Where a center's pages are: its host, under the scheme and port of the page that links to it. */
export function centerHref({ origin }: Pick<RequestContext, "origin">, host: string, path: string): string {
  const { protocol, port } = new URL(origin);
  return `${protocol}//${host}${port === "" ? "" : `:${port}`}${path}`;
}

/** The open centers that somebody works in, with the ways there. */
export async function ownCenters(
  context: Pick<RequestContext, "services" | "center" | "origin">,
  { userId }: { userId: string },
): Promise<OwnCenter[]> {
  const centers = await listCentersOf(context.services.db, { userId });
  return centers
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ id, name, host }) => ({
      name,
      host,
      href: centerHref(context, host, "/account"),
      isHere: id === context.center.id,
    }));
}
