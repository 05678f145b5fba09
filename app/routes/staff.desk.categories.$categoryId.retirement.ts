import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { retireCategory } from "~/app/commands/change-category.server";
import { requireCategory } from "~/app/http/category-form.server";
import { refusalPage } from "~/app/http/require-actor.server";

/** A button of the list posts here; a typed address leads back to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireCategory(context, request, params);
  return redirect("/staff/desk/categories");
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireCategory(context, request, params);
  const changed = await retireCategory(context.services, { actor, ...of });
  if (changed.outcome === "refused") throw refusalPage(changed.reason, actor);
  return redirect("/staff/desk/categories?done=saved", 303);
}
