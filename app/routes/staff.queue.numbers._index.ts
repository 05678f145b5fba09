import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { takeNumber } from "~/app/commands/queue-numbers.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { numberForm } from "~/app/http/queue-form.server";
import { requireStaff } from "~/app/http/require-staff.server";

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "waiting-line.run");
  return redirect("/staff/queue");
}

/** Gives out the next number; its slip follows. */
export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "waiting-line.run");
  const form = await parseForm(request, numberForm);
  if (!form.ok) return redirect("/staff/queue?refused=values-not-accepted", 303);
  const { services, center } = context;
  const numberId = postKey(request, services.ids);
  const taken = await takeNumber(services, { actor, center, numberId, ...form.value });
  return redirect(
    taken.outcome === "refused" ? `/staff/queue?refused=${taken.reason}` : `/staff/queue/numbers/${numberId}`,
    303,
  );
}
