import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { agreeToTexts } from "~/app/commands/agree-to-texts.server";
import { ticketLanguage } from "~/app/http/language.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { refusalPage } from "~/app/http/require-actor.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}`);

/** The holder wants texts, by the words that stand beside the button. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const found = await requireManaged(context, request, params.code);
  const { locale } = ticketLanguage(context, request, found);
  const change = { actor: patronActor(center.id, found.id), center, registrationId: found.id };
  const result = await agreeToTexts(services, { ...change, language: locale });
  // A number that cannot be texted is changed where contacts are.
  if (result.outcome === "agreed") return redirect(`/m/${found.code}`, 303);
  if (result.fields !== undefined) return redirect(`/m/${found.code}/contact`, 303);
  throw refusalPage(result.reason);
}
