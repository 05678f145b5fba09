import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { removeWageFloor } from "~/app/commands/change-wage-floors.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { areaInWords, hourlyWords } from "~/app/components/wage-floor-table";
import { dateInWords } from "~/app/domain/time/wording";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findWageFloor } from "~/db/queries/wage-floors";

const operation = "wage-floor.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove a wage floor? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const of = { centerId: context.center.id, floorId: idOr404(params.floorId) };
  const floor = foundOr404(await findWageFloor(context.services.db, of));
  return { floor, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const of = { centerId: context.center.id, floorId: idOr404(params.floorId) };
  await removeWageFloor(context.services, { actor, ...of });
  return redirect("/staff/settings/wage-floors?done=removed", 303);
}

export default function RemoveWageFloor() {
  const { floor } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title={`Remove ${hourlyWords(floor)} from ${dateInWords(floor.fromDate)}?`}
      confirmLabel="Remove the wage floor"
      backHref="/staff/settings/wage-floors"
      backLabel="Back to the wage floors"
    >
      <p>
        {areaInWords(floor)}. Source: {floor.source}
      </p>
      <p>Openings are not compared with it any more. What staff decided by it stays.</p>
    </ConfirmForm>
  );
}
