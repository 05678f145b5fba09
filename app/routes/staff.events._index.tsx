import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { NothingFound } from "~/app/components/nothing-found";
import { PageHead } from "~/app/components/page-head";
import { Pager } from "~/app/components/pager";
import { SearchForm } from "~/app/components/search-form";
import { StaffEventTable } from "~/app/components/staff-event-table";
import { TabsNav } from "~/app/components/tabs-nav";
import { eventStatusWords } from "~/app/components/words";
import { type EventStatus, eventStatuses } from "~/app/domain/events/event";
import { searchTerms } from "~/app/domain/events/search-text";
import { requireActor } from "~/app/http/require-actor.server";
import { cursorOf, cursorText, pageOf, queryOf } from "~/app/http/staff-page.server";
import { countEventsByStatus, listStaffEvents } from "~/db/queries/staff-events";

const limit = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Events - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "queue.read");
  const { services, center } = context;
  const query = queryOf(request, "q");
  const status = eventStatuses.find((known) => known === queryOf(request, "status"));
  const after = cursorOf(request, "after");
  const of = { centerId: center.id, locale: center.locale, status, terms: searchTerms(query ?? "") };
  const start = after === null ? undefined : { startsAt: after.at, id: after.id };
  const [found, counts] = await Promise.all([
    listStaffEvents(services.db, { ...of, after: start, limit: limit + 1 }),
    countEventsByStatus(services.db, of),
  ]);
  const page = pageOf(request, found, limit, (last) => ["after", cursorText(last.startsAt, last.id)]);
  const now = services.clock.now();
  return { ...page, counts, query, status, now, isFirst: after === null, centerName: center.name };
}

export default function Events() {
  const { rows, olderHref, counts, query, status, now, isFirst } = useLoaderData<typeof loader>();
  const hrefOf = (of?: EventStatus) => (of === undefined ? "/staff/events" : `/staff/events?status=${of}`);
  const tabs = eventStatuses
    .filter((known) => counts[known] !== undefined || known === status)
    .map((known) => ({ href: hrefOf(known), label: eventStatusWords[known], count: counts[known] ?? 0 }));
  const title = status === undefined ? "Events" : `Events: ${eventStatusWords[status].toLowerCase()}`;
  return (
    <>
      <PageHead title={title} actions={<ButtonLink href="/staff/events/new">Write an event</ButtonLink>} />
      <TabsNav
        label="Events by status"
        tabs={[{ href: hrefOf(), label: "All" }, ...tabs]}
        current={hrefOf(status)}
      />
      <SearchForm
        label="Title, employer or job"
        query={query}
        hidden={status === undefined ? {} : { status }}
      />
      {rows.length > 0 && <StaffEventTable rows={rows} caption={title} now={now} />}
      {rows.length === 0 && query !== null && <NothingFound query={query} clearHref={hrefOf(status)} />}
      {rows.length === 0 && query === null && (
        <EmptyState title={status === undefined ? "No events yet" : "No events of this status"}>
          Write one, or ask an employer to send a request.
        </EmptyState>
      )}
      <Pager
        newerHref={isFirst ? undefined : hrefOf(status)}
        newerLabel="Latest"
        olderHref={olderHref}
        olderLabel="Earlier"
      />
    </>
  );
}
