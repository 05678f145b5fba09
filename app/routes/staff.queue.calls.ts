import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { callNext } from "~/app/commands/queue-numbers.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { callForm } from "~/app/http/queue-form.server";
import { requireStaff } from "~/app/http/require-staff.server";

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "waiting-line.run");
  return redirect("/staff/queue");
}

/** Calls whoever is next; the queue follows, with who it is. */
export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "waiting-line.run");
  const form = await parseForm(request, callForm);
  if (!form.ok) return redirect("/staff/queue?refused=values-not-accepted", 303);
  const { services, center } = context;
  const { branchId, desk, topic } = form.value;
  const callKey = postKey(request, services.ids);
  const called = await callNext(services, { actor, center, branchId, topics: topic, desk, callKey });
  const query = new URLSearchParams({ branch: branchId, desk: desk ?? "" });
  if (called.outcome === "nobody") query.set("done", "nobody-waits");
  return redirect(`/staff/queue?${query}`, 303);
}
