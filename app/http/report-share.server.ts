import type { Params } from "@remix-run/react";
import { normalizeCrockford } from "~/app/domain/tickets/crockford";
import { findPublicCopy, findReportShare, listReportRevisions } from "~/db/queries/report-shares";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";
import { idOr404, queryOf } from "./staff-page.server";

type Context = Pick<RequestContext, "services" | "center" | "origin">;
type Share = NonNullable<Awaited<ReturnType<typeof findReportShare>>>;

/** The public report that a staff page's address names. */
export async function requireReportShare({ services, center }: Context, params: Params): Promise<Share> {
  const shareId = idOr404(params.shareId);
  return foundOr404(await findReportShare(services.db, { centerId: center.id, shareId }));
}

/** A public report as staff see it: its link while it is public, and when it was published. */
export async function reportShareView({ services, center, origin }: Context, share: Share) {
  const revisions = await listReportRevisions(services.db, { centerId: center.id, shareId: share.id });
  const code = services.codes.link("report", share);
  const { id, from, until, branch, withdrawnAt } = share;
  const link = withdrawnAt === null ? `${origin}/r/${code}` : null;
  return { id, from, until, branch, link, revisions, timeZone: center.timeZone };
}

/**
 * What a link opens, whoever holds it: a report as it was published, or an earlier revision of it (`?revision=`).
 * @throws the same page for a code that was guessed, withdrawn or is another center's
 */
export async function requirePublicReport(
  { services, center }: Context,
  request: Request,
  typed: string | undefined,
) {
  const code = normalizeCrockford((typed ?? "").slice(0, 100)) ?? "";
  const shareId = foundOr404(services.codes.ownerOf(code));
  const of = { centerId: center.id, shareId };
  const share = foundOr404(await findReportShare(services.db, of));
  foundOr404(services.codes.isLink("report", code, share) && share.withdrawnAt === null ? code : null);
  const asked = queryOf(request, "revision");
  const revision = asked === null ? undefined : foundOr404(/^\d{1,6}$/.test(asked) ? Number(asked) : null);
  const [found, revisions] = await Promise.all([
    findPublicCopy(services.db, { ...of, revision }),
    listReportRevisions(services.db, of),
  ]);
  return { ...foundOr404(found), revisions, href: `/r/${code}`, timeZone: center.timeZone };
}
