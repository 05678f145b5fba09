import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteRoster } from "~/app/commands/note-roster.server";
import { csvFile } from "~/app/domain/text/csv";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { csvAnswer } from "~/app/http/csv-answer.server";
import { requireEvent } from "~/app/http/staff-page.server";
import { listRoster, peopleOn } from "~/db/queries/roster";

/** The roster as a file. The download is noted in the trail. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, event, eventId, of } = await requireEvent(context, request, params, "roster.print");
  const { services } = context;
  const lines = await services.read((db) => listRoster(db, of));
  await noteRoster(services, { actor, eventId, action: "downloaded", people: peopleOn(lines) });
  const rows = lines.map(({ name, shortCode, admittedAt, partySize }) => [
    name ?? "",
    spokenShortCode(shortCode),
    admittedAt?.toISOString() ?? "",
    String(partySize),
  ]);
  return csvAnswer(csvFile(["Name", "Short code", "Arrived", "People"], rows), `roster-${event.slug}.csv`);
}
