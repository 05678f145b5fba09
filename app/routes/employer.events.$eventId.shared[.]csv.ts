import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteSharing } from "~/app/commands/note-sharing.server";
import { levelWords, ratingWords } from "~/app/components/shared-people-table";
import { csvFile } from "~/app/domain/text/csv";
import { csvAnswer } from "~/app/http/csv-answer.server";
import { sharedPeople } from "~/app/http/shared-people.server";
import { requireSharingEvent } from "~/app/http/sharing-event.server";

const header = ["Name", "E-mail", "Phone", "Shares", "Shared since", "Rating", "Note"];

/** Who shares now, as a file. The download is noted in the trail. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, event, of } = await requireSharingEvent(context, request, params, "sharing.download");
  const people = await sharedPeople(context, of);
  const action = "downloaded" as const;
  await noteSharing(context.services, { actor, eventId: event.id, action, people: people.length });
  const rows = people.map(({ name, email, phone, level, note, sharedAt }) => [
    name,
    email ?? "",
    phone ?? "",
    levelWords[level],
    sharedAt.toISOString(),
    note?.rating ? ratingWords[note.rating] : "",
    note?.text ?? "",
  ]);
  return csvAnswer(csvFile(header, rows), `shared-${event.slug}.csv`);
}
