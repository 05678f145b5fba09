import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveText } from "~/app/commands/receive-text.server";
import { requireGateway } from "~/app/http/gateway-request.server";
import { textAnswer } from "~/app/http/text-answer.server";

/** A text that somebody sent to the number that texts come from. */
export async function action({ context, request }: ActionFunctionArgs) {
  const params = await requireGateway(context, request);
  const received = {
    from: params.get("From") ?? "",
    body: params.get("Body") ?? "",
    id: params.get("MessageSid") ?? "",
  };
  return textAnswer(context, await receiveText(context.services, received));
}
