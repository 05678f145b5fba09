import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteRoster } from "~/app/commands/note-roster.server";
import { csvFile } from "~/app/domain/text/csv";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { csvAnswer } from "~/app/http/csv-answer.server";
import { requireEvent } from "~/app/http/staff-page.server";
import { listRoster } from "~/db/queries/roster";

/** The roster as a file. The download is noted in the trail. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, event, eventId, of } = await requireEvent(context, request, params, "roster.print");
  const { services } = context;
  const lines = await listRoster(services.db, of);
  await noteRoster(services, { actor, eventId, action: "downloaded", people: lines.length });
  const rows = lines.map(({ name, shortCode, admittedAt }) => [
    name ?? "",
    spokenShortCode(shortCode),
    admittedAt?.toISOString() ?? "",
  ]);
  return csvAnswer(csvFile(["Name", "Short code", "Arrived"], rows), `roster-${event.slug}.csv`);
}
