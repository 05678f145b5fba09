import { refusalPage } from "./require-actor.server";
import { idOrUndefined } from "./staff-page.server";

/**
 * From which event and of which employer openings are copied: one choice of a list.
 * @throws the page that says that the values are not accepted, for what is no choice of that list
 */
export async function readCopyForm(request: Request): Promise<{ fromEventId: string; employerId: string }> {
  const form = await request.formData().catch(() => new FormData());
  const from = form.get("from");
  const [event = "", employer = ""] = typeof from === "string" ? from.split("_") : [];
  const [fromEventId, employerId] = [idOrUndefined(event), idOrUndefined(employer)];
  if (fromEventId === undefined || employerId === undefined) throw refusalPage("values-not-accepted");
  return { fromEventId, employerId };
}
