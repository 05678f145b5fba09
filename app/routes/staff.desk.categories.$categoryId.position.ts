import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { moveCategory } from "~/app/commands/change-category.server";
import { positionForm, requireCategory } from "~/app/http/category-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";

/** A button of the list posts here; a typed address leads back to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireCategory(context, request, params);
  return redirect("/staff/desk/categories");
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireCategory(context, request, params);
  const form = await parseForm(request, positionForm);
  if (!form.ok) throw refusalPage("values-not-accepted", actor);
  const moved = await moveCategory(context.services, { actor, ...of, ...form.value });
  if (moved.outcome === "refused") throw refusalPage(moved.reason, actor);
  return redirect("/staff/desk/categories", 303);
}
