import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { checkOwnText } from "~/app/domain/outbox/own-text";
import { messagePreview, refusedPreview } from "~/app/http/message-preview.server";
import { formErrors, parseForm } from "~/app/http/parse-form.server";
import { kindOr404, languageAsked, ownTextForm } from "~/app/http/reminder-forms.server";
import { requireActor } from "~/app/http/require-actor.server";
import { findMessageText } from "~/db/queries/reminders";

/** The mail with the words that are saved. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.read");
  const kind = kindOr404(params.kind);
  const { services, center } = context;
  const locale = languageAsked(request, center);
  const own = await findMessageText(services.db, { centerId: center.id, kind, locale });
  return messagePreview(context, kind, locale, own);
}

/** The mail with the words that are typed. Nothing is saved. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  await requireActor(context, request, "settings.read");
  const kind = kindOr404(params.kind);
  const form = await parseForm(request, ownTextForm);
  if (!form.ok) return refusedPreview(form.errors);
  const problems = checkOwnText(form.value);
  return problems.length > 0
    ? refusedPreview(formErrors(problems, ""))
    : messagePreview(context, kind, languageAsked(request, context.center), form.value);
}
