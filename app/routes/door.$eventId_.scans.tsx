import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { recordScan } from "~/app/commands/record-scan.server";
import { PlainAnswer } from "~/app/door/plain-answer";
import { replyOf } from "~/app/door/recorded";
import { letIn, verdictOf } from "~/app/door/verdict";
import { words } from "~/app/door/words";
import { nextCode, requireDoor } from "~/app/http/door-event.server";
import { id, line, optional } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { doorStyles } from "~/app/styles/links";

export const links = doorStyles;

export const meta: MetaFunction = () => [{ title: words.code.submit }];

export const loader = (args: LoaderFunctionArgs) => nextCode(args);

const scanForm = z.strictObject({
  scanId: id,
  code: z.string().trim().min(1, words.code.missing).max(4096, "too-long"),
  door: optional(line(40)),
});

/** A typed code, checked without scripts. A reload posts the same id again and gets the same answer. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services } = context;
  const { actor, of, event } = await requireDoor(context, request, params.eventId, "scan.record");
  const form = await parseForm(request, scanForm);
  const page = { door: form.values.door ?? "" };
  if (!form.ok) {
    const error = form.errors.code ?? Object.values(form.errors)[0];
    return data({ ...page, error }, 422);
  }
  const { scanId, code: text, door } = form.value;
  const unknown = { scannedAt: null, device: null, override: false, verdictMs: null };
  const result = await recordScan(services, { actor, eventId: of.eventId, scanId, text, door, ...unknown });
  if (result.outcome === "refused") {
    return data({ ...page, error: messageOf(result.reason) }, statusOf(result.reason));
  }
  const reply = replyOf(scanId, result);
  const undo = letIn(reply) ? { scanId, undoId: services.ids.uuid() } : undefined;
  return data({ ...page, verdict: verdictOf(reply, event.zone), undo, error: undefined }, 200);
}

export default function ScanAnswer() {
  const next = useLoaderData<typeof loader>();
  return <PlainAnswer {...next} {...useActionData<typeof action>()} />;
}
