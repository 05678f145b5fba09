import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { answerAtTable } from "~/app/commands/answer-at-table.server";
import { visitAnswers } from "~/app/domain/sharing/visit";
import { ticketLanguage } from "~/app/http/language.server";
import { requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";

const answerForm = z.strictObject({ answer: z.enum(visitAnswers, "not-in-list") });

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}/sharing`);

/** Answers an employer at whose table the visitor stands: their own link is proof enough. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale } = ticketLanguage(context, request, found);
  const { id, code } = found;
  const visitId = idOr404(params.visitId);
  const form = await parseForm(request, answerForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const { answer } = form.value;
  const answered = await answerAtTable(context.services, {
    ...{ centerId: context.center.id, visitId, of: { registrationId: id }, by: id, language: locale },
    ...{ answer, how: "own-page", typedNumber: null },
  });
  // What was answered is nobody's any more: a second tap finds nothing, and is led to what stands now.
  if (answered.outcome === "refused" && answered.reason !== "not-found") throw refusalPage(answered.reason);
  const done = answered.outcome === "answered" ? `?done=${answer}` : "";
  return redirect(`/m/${code}/sharing${done}`, 303);
}
