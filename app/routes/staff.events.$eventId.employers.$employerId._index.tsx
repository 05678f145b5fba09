import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { FairEmployerView } from "~/app/components/fair-employer-view";
import { PageHead } from "~/app/components/page-head";
import { requireFairEmployer } from "~/app/http/fair-page.server";
import { eventFlags } from "~/app/http/flag-views.server";
import { listPeople, representativeView } from "~/app/http/representative-views.server";
import { queryOf } from "~/app/http/staff-page.server";
import { tableThreadView } from "~/app/http/thread-view.server";
import { listOpeningsOf } from "~/db/queries/fair-employers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.row.legalName}, ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, head, of, event, employerId, row, steps } = await requireFairEmployer(
    context,
    request,
    params,
    "fair.read",
  );
  const { db } = context.services;
  const [openings, people, flags, thread] = await Promise.all([
    listOpeningsOf(db, { ...of, employerId }),
    listPeople(context, { ...of, employerId }),
    eventFlags(context, event.id, employerId),
    row.isHost ? null : tableThreadView(context, { ...of, employerId }, { id: actor.id, side: "staff" }),
  ]);
  return {
    head,
    row,
    steps,
    openings,
    flags,
    thread: thread && { entries: thread.entries, unread: thread.unread },
    people: people.map((person) => representativeView(person, event.status)),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export default function FairEmployer() {
  const { head, done, ...page } = useLoaderData<typeof loader>();
  const lead = <a href={`/staff/events/${head.id}/employers`}>{head.title}</a>;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title={page.row.legalName} lead={lead} />
      <FairEmployerView {...page} eventId={head.id} zone={head.zone} />
    </>
  );
}
