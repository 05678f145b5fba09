import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { logShift } from "~/app/commands/log-shift.server";
import { openDesk } from "~/app/commands/open-desk.server";
import { NoBranches } from "~/app/components/no-branches";
import { PageHead } from "~/app/components/page-head";
import { ShiftForm } from "~/app/components/shift-form";
import { isOffered } from "~/app/domain/desk/categories";
import { localOf } from "~/app/domain/time/zoned-time";
import { deskBranches } from "~/app/http/desk-page.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { shiftForm } from "~/app/http/shift-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Log a past shift - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "inquiry.log");
  const { services, center } = context;
  const categories = await openDesk(services, { centerId: center.id });
  return {
    formKey: postKey(request, services.ids),
    today: localOf(services.clock.now(), center.timeZone).date,
    branches: await deskBranches(context),
    categories: categories.filter(isOffered).map(({ key, name }) => ({ key, name })),
    centerName: center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.log");
  const { services, center } = context;
  const form = await parseForm(request, shiftForm(await openDesk(services, { centerId: center.id })));
  if (!form.ok) return notAccepted(form);
  const batchId = postKey(request, services.ids);
  const logged = await logShift(services, { actor, center, batchId, ...form.value });
  if (logged.outcome === "refused") return refusedForm(logged, form.values);
  return redirect("/staff/desk/shifts?done=shift-logged", 303);
}

export default function NewShift() {
  const { centerName: _, ...form } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Log a past shift" lead={<a href="/staff/desk/shifts">Past shifts</a>} />
      {form.branches.length === 0 ? (
        <NoBranches />
      ) : (
        <ShiftForm {...form} errors={again?.errors} values={again?.values} />
      )}
    </>
  );
}
