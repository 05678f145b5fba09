import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { PlaceList } from "~/app/components/place-list";
import { mayDo } from "~/app/domain/access/operations";
import { branchesWithRooms } from "~/app/http/place-forms.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Branches and rooms - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireStaff(context, request, "room.list");
  return {
    branches: await branchesWithRooms(context),
    canChange: mayDo(actor, "room.change"),
    eventsAbove: Number(/^\d{1,6}$/.exec(queryOf(request, "above") ?? "")?.[0] ?? 0),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export default function Places() {
  const { branches, canChange, eventsAbove, done } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      {eventsAbove > 0 && (
        <Notice kind="warning" title="Some events allow more people than the room holds">
          <p>
            {eventsAbove === 1 ? "1 event" : `${eventsAbove} events`} ahead in this room{" "}
            {eventsAbove === 1 ? "has" : "have"} a higher number of places.{" "}
            <a href="/staff/events?status=published">Look at the events</a>
          </p>
        </Notice>
      )}
      <PageHead
        title="Branches and rooms"
        lead="Events are held in these rooms. Each holds as many people as the sign on its wall says."
        actions={
          branches.length > 0 && (
            <ButtonLink kind="secondary" href="/staff/places/branches/new">
              Add a branch
            </ButtonLink>
          )
        }
      />
      <PlaceList branches={branches} canChange={canChange} />
    </>
  );
}
