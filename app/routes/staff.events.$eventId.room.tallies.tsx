import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { recordTally } from "~/app/commands/record-tally.server";
import { id } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEvent } from "~/app/http/staff-page.server";

const tallyForm = z.strictObject({
  scanId: id,
  who: z.enum(["employer", "staff"], "not-in-list"),
  people: z.enum(["1", "-1"], "not-in-list").transform(Number),
});

/** Nothing to read: the buttons stand beside the counts. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/room`);

/** Counts one employer or one of the staff in or out. The button's own id counts once. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "scan.record");
  const { services } = context;
  const form = await parseForm(request, tallyForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const page = `/staff/events/${eventId}/room`;
  const seen = { scannedAt: null, clockOffsetMs: null, door: null, device: null, isLookedAt: true };
  const recorded = await recordTally(services, { actor, eventId, ...seen, ...form.value });
  if (recorded.outcome === "recorded") return redirect(`${page}#counters`, 303);
  if (recorded.reason === "nobody-to-leave") return redirect(`${page}?done=nobody-to-leave#counters`, 303);
  throw refusalPage(recorded.reason);
}
