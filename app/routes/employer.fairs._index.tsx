import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { FairListPage } from "~/app/components/fair-list";
import { privateHeaders } from "~/app/http/private-headers";
import { requireEmployer } from "~/app/http/require-employer.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listOpenFairs, listOwnFairs, listPastFairs } from "~/db/queries/employer-fairs";
import { findEmployer } from "~/db/queries/employers";
import { countUnreadByEvent } from "~/db/queries/threads";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Job fairs - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id: readerId, employerId } = await requireEmployer(context, request, "fair.browse");
  const { services, center } = context;
  const of = { centerId: center.id, employerId, locale: center.locale, now: services.clock.now() };
  const [own, open, past, employer, unread] = await Promise.all([
    listOwnFairs(services.db, of),
    listOpenFairs(services.db, of),
    listPastFairs(services.db, of),
    findEmployer(services.db, of),
    countUnreadByEvent(services.db, { ...of, readerId }),
  ]);
  const rows = <Row extends { id: string }>(of: readonly Row[]) =>
    of.map((row) => ({ ...row, unread: unread.get(row.id) ?? 0 }));
  const vettedAt = employer?.vettedAt ?? null;
  const done = queryOf(request, "done");
  const lists = { own: rows(own), open: rows(open), past: rows(past) };
  return { ...lists, vettedAt, timeZone: center.timeZone, done, centerName: center.name };
}

export default function Fairs() {
  return <FairListPage {...useLoaderData<typeof loader>()} />;
}
