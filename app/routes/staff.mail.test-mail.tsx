import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { sendTestMail } from "~/app/commands/send-test-mail.server";
import { refusalPage, requireActor } from "~/app/http/require-actor.server";

/** A button of the mail's page posts here; a typed address leads back to it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "mail.test");
  return redirect("/staff/mail");
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "mail.test");
  const { services, center } = context;
  const sent = await sendTestMail(services, { actor, center });
  if (sent.outcome === "refused") throw refusalPage(sent.reason);
  return redirect("/staff/mail?done=test-sent", 303);
}
