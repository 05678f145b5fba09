import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { placeFloorTable } from "~/app/commands/place-floor-table.server";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { FloorTableForm } from "~/app/components/floor-table-form";
import { FloorTableList } from "~/app/components/floor-table-list";
import { Section } from "~/app/components/section";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { staffFloorPlan } from "~/app/http/floor-plan-view.server";
import { readTableForm } from "~/app/http/floor-table-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { queryOf, requireEvent, requireEventActor } from "~/app/http/staff-page.server";
import { findFloorPlan } from "~/db/queries/floor-plans";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Floor plan - ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { head, of, event } = await requireEvent(context, request, params, "floor-plan.change");
  return {
    head,
    publicHref: event.status === "published" ? `/events/${event.slug}/floor-plan` : null,
    ...(await staffFloorPlan(context.services, of, queryOf(request, "table"))),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId, of } = await requireEventActor(context, request, params, "floor-plan.change");
  const plan = foundOr404(await findFloorPlan(context.services.db, of));
  const form = await readTableForm(request, plan);
  if (!form.ok) return notAccepted(form);
  const placed = await placeFloorTable(context.services, { actor, eventId, table: form.value });
  if (placed.outcome === "refused") return refusedForm(placed, form.values);
  return redirect(`/staff/events/${eventId}/floor-plan?done=table-placed#place`, 303);
}

export default function EventFloorPlan() {
  const { head, picture, tables, employers, values, publicHref, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/staff/events/${head.id}/floor-plan`;
  return (
    <>
      {again === undefined && <DoneNotice done={done} />}
      <StaffEventHead
        event={head}
        current="floor-plan"
        title="Floor plan"
        actions={
          picture && (
            <>
              {publicHref && (
                <ButtonLink kind="secondary" href={publicHref}>
                  Open to print
                </ButtonLink>
              )}
              <ButtonLink kind="secondary" href={`${base}/picture`}>
                Change the picture or its words
              </ButtonLink>
              <ButtonLink kind="quiet" href={`${base}/removal`}>
                Remove the plan
              </ButtonLink>
            </>
          )
        }
      />
      {picture === null ? (
        <EmptyState
          title="There is no floor plan yet"
          action={<ButtonLink href={`${base}/picture`}>Upload a picture</ButtonLink>}
        >
          Upload a picture of the room. Then put numbered tables on it. Visitors see it on the event's page.
        </EmptyState>
      ) : (
        <>
          <Section title="Place a table">
            <FloorTableForm
              {...{ picture, tables }}
              errors={again?.errors}
              values={again?.values ?? values}
            />
          </Section>
          <Section title="Tables">
            <FloorTableList {...{ base, tables, employers }} />
          </Section>
        </>
      )}
    </>
  );
}
