import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { moveResource } from "~/app/commands/order-resources.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireResource } from "~/app/http/resource-form.server";

const form = z.strictObject({ towards: z.enum(["earlier", "later"]) });

/** Lets a page change places with its neighbor in the list. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, center } = await requireResource(context, request, params);
  const posted = await parseForm(request, form);
  if (!posted.ok) throw refusalPage("values-not-accepted");
  const moved = await moveResource(context.services, { actor, center, ...of, ...posted.value });
  if (moved.outcome === "refused") throw refusalPage(moved.reason);
  return redirect("/staff/resources", 303);
}
