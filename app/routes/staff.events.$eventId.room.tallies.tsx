import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { recordTally } from "~/app/commands/record-tally.server";
import { id } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEvent } from "~/app/http/staff-page.server";
import { countTallies } from "~/db/queries/doors";
import { findStoredScan } from "~/db/queries/scans";

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
  const { actor, eventId, of } = await requireEvent(context, request, params, "scan.record");
  const { services } = context;
  const form = await parseForm(request, tallyForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const { scanId, who, people } = form.value;
  const page = `/staff/events/${eventId}/room`;
  const inside = (await countTallies(services.db, of))[who];
  const isFirst = (await findStoredScan(services.db, { centerId: of.centerId, scanId })) === null;
  if (isFirst && inside + people < 0) return redirect(`${page}?done=nobody-to-leave#counters`, 303);
  const seen = { scannedAt: null, clockOffsetMs: null, door: null, device: null };
  const recorded = await recordTally(services, { actor, eventId, ...seen, ...form.value });
  if (recorded.outcome === "refused") throw refusalPage(recorded.reason);
  return redirect(`${page}#counters`, 303);
}
