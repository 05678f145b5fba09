import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { addWageFloor } from "~/app/commands/change-wage-floors.server";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { WageFloorForm } from "~/app/components/wage-floor-form";
import { WageFloorTable } from "~/app/components/wage-floor-table";
import { notAccepted } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { wageFloorForm } from "~/app/http/wage-floor-form.server";
import { listWageFloors } from "~/db/queries/wage-floors";

const operation = "wage-floor.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Wage floors - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const { services, center } = context;
  const floors = await listWageFloors(services.db, { centerId: center.id });
  const key = postKey(request, services.ids);
  return { floors, key, done: queryOf(request, "done"), centerName: center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const form = await parseForm(request, wageFloorForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const of = { actor, centerId: center.id, floorId: postKey(request, services.ids) };
  await addWageFloor(services, { ...of, floor: form.value });
  return redirect("/staff/settings/wage-floors?done=added", 303);
}

export default function WageFloors() {
  const { floors, key, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Wage floors"
        lead="Openings that pay less than the floor of their place are flagged. Where several hold, the highest counts."
      />
      {floors.length > 0 ? (
        <WageFloorTable floors={floors} />
      ) : (
        <EmptyState title="No wage floor is entered">
          No opening is flagged for low pay until you add one. Ask your counsel which ones hold here.
        </EmptyState>
      )}
      <Section title="Add a wage floor">
        <WageFloorForm
          action={`/staff/settings/wage-floors?key=${key}`}
          errors={again?.errors}
          values={again?.values}
        />
      </Section>
      <p className="muted">
        Pay by the day counts as 8 hours, by the week as 40, and by the month or year as part of 2,080 hours a
        year. Part-time pay by the week, month or year is not compared: its hours are unknown.
      </p>
    </>
  );
}
