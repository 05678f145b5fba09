import type { ActionFunctionArgs } from "@remix-run/node";
import { noteTextReceipt } from "~/app/commands/note-text-receipt.server";
import { gatewayStatusOf } from "~/app/domain/sms/texted";
import { requireGateway } from "~/app/http/gateway-request.server";
import { idOrUndefined, queryOf } from "~/app/http/staff-page.server";

const code = /^\d{1,8}$/;

/** What became of a text that the gateway took. */
export async function action({ context, request }: ActionFunctionArgs) {
  const params = await requireGateway(context, request);
  const { services, center } = context;
  const messageId = idOrUndefined(queryOf(request, "message"));
  const status = gatewayStatusOf(params.get("MessageStatus") ?? "");
  if (messageId !== undefined && status !== null) {
    const told = params.get("ErrorCode") ?? "";
    const receipt = { centerId: center.id, messageId, status, code: code.test(told) ? told : null };
    await noteTextReceipt(services, receipt);
  }
  return new Response(null, { status: 204 });
}
