import type { Params } from "@remix-run/react";
import { z } from "zod";
import type { RequestContext } from "./context.server";
import { line, optional } from "./fields";
import { readForm } from "./parse-form.server";
import { messageOf, statusOf } from "./refusals";
import { requireEvent } from "./staff-page.server";

/** A list that was ticked on paper. Its text is kept as it was typed: its lines are counted. */
const paperNightForm = z.strictObject({
  formKey: z.string().max(300).default(""),
  text: z.string().max(100_000, "too-long").default(""),
  clock: z
    .string({ error: "required" })
    .min(1, "required")
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-form"),
  door: optional(line(60)),
});

/** The posted list, with the codes of ticked names as lines of their own after what was typed. */
export async function readPaperNight(context: RequestContext, request: Request, params: Params) {
  const found = await requireEvent(context, request, params, "paper-night.enter");
  return { ...found, form: await readList(context, request, found) };
}

async function readList(
  { services }: RequestContext,
  request: Request,
  { actor, eventId, event }: Awaited<ReturnType<typeof requireEvent>>,
) {
  const posted = await request.formData().catch(() => new FormData());
  const form = readForm(withTicked(posted), paperNightForm);
  const { values } = form;
  if (!form.ok) return { ok: false as const, errors: form.errors, values, status: 422 };
  const { formKey, text, clock, door } = form.value;
  const batchId = services.formKeys.read(eventId, formKey, services.clock.now());
  if (batchId === null) {
    const errors = { form: messageOf("form-expired") };
    // Without the old key: the form comes back with a new one, and what was typed can be sent by it.
    const { formKey: _old, ...typed } = values;
    return { ok: false as const, errors, values: typed, status: statusOf("form-expired") };
  }
  const hours = { opensAt: event.doorsOpenAt, closesAt: event.doorsCloseAt };
  const night = { actor, eventId, batchId, text, clock, door, zone: event.zone, hours };
  return { ok: true as const, night, values };
}

function withTicked(posted: FormData): FormData {
  const ticked = posted.getAll("ticked").filter((code) => typeof code === "string");
  const form = new FormData();
  for (const [name, value] of posted) if (name !== "ticked") form.append(name, value);
  const typed = form.get("text");
  if (ticked.length > 0) {
    const lines = [typeof typed === "string" ? typed.trimEnd() : "", ...ticked];
    form.set("text", lines.filter((part) => part !== "").join("\n"));
  }
  return form;
}
