import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { LivePage } from "~/app/components/live-page";
import { NothingFound } from "~/app/components/nothing-found";
import { Pager } from "~/app/components/pager";
import { RegistrationTable } from "~/app/components/registration-table";
import { SearchForm } from "~/app/components/search-form";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { Stat, StatRow } from "~/app/components/stat";
import { possibleDuplicates } from "~/app/domain/registrations/duplicates";
import { fold } from "~/app/domain/text/fold";
import { registrationView } from "~/app/http/registration-views.server";
import { idOrUndefined, pageOf, queryOf, requireEvent } from "~/app/http/staff-page.server";
import { countAttendance } from "~/db/queries/check-in";
import { countRegistrations, listRegistrations } from "~/db/queries/registrations";
import { listDuplicateFacts } from "~/db/queries/roster";

const limit = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Registrations for ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, head } = await requireEvent(context, request, params, "registration.list");
  const { services, center } = context;
  const query = queryOf(request, "q");
  const before = idOrUndefined(queryOf(request, "before"));
  const folded = query === null ? undefined : fold(query);
  const [found, facts, counts, list] = await Promise.all([
    listRegistrations(services.db, { ...of, folded, before, limit: limit + 1 }),
    listDuplicateFacts(services.db, of),
    countAttendance(services.db, of),
    countRegistrations(services.db, { ...of, folded, before }),
  ]);
  const page = pageOf(request, found, limit, (last) => ["before", last.id]);
  const duplicates = possibleDuplicates(facts);
  const rows = page.rows.map((row) => registrationView(services, row, duplicates));
  return { ...page, rows, counts, list, query, before, head, centerName: center.name };
}

export default function Registrations() {
  const { head, rows, counts, list, olderHref, query, before } = useLoaderData<typeof loader>();
  const base = `/staff/events/${head.id}/registrations`;
  const register = <ButtonLink href={`${base}/new`}>Register somebody</ButtonLink>;
  return (
    <>
      <StaffEventHead event={head} current="registrations" title="Registrations" actions={register} />
      <StatRow live="figures">
        <Stat figure={counts.registered} label="registered" />
        <Stat figure={counts.admitted} label="arrived" />
      </StatRow>
      <SearchForm label="Find by name" query={query} />
      {rows.length > 0 && (
        <>
          <p className="list-count">
            {list.earlier + 1}–{list.earlier + rows.length} of {list.total}, the newest first
          </p>
          <RegistrationTable eventId={head.id} rows={rows} zone={head.zone} />
        </>
      )}
      {rows.length === 0 && query === null && (
        <EmptyState title="Nobody is registered yet">
          Whoever registers is listed here. You can register somebody at the desk.
        </EmptyState>
      )}
      {rows.length === 0 && query !== null && <NothingFound query={query} clearHref={base} />}
      <Pager newerHref={before === undefined ? undefined : base} newerLabel="Newest" olderHref={olderHref} />
      {head.status === "published" && <LivePage eventId={head.id} />}
    </>
  );
}
