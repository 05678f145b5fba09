import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { PlainAnswer } from "~/app/door/plain-answer";
import { replyOf } from "~/app/door/recorded";
import { letIn, verdictOf } from "~/app/door/verdict";
import { words } from "~/app/door/words";
import { nextCode, requireDoor } from "~/app/http/door-event.server";
import { id } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { doorStyles } from "~/app/styles/links";

export const links = doorStyles;

export const meta: MetaFunction = () => [{ title: words.verdict.walkIn }];

export const loader = (args: LoaderFunctionArgs) => nextCode(args);

const walkInForm = z.strictObject({ scanId: id });

/** Counts a visitor without a registration by one button, without scripts. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { actor, of, event } = await requireDoor(context, request, params.eventId, "walk-in.record");
  const form = await parseForm(request, walkInForm);
  if (!form.ok) return data({ error: Object.values(form.errors)[0] }, 422);
  const { scanId } = form.value;
  const nobody = { name: null, scannedAt: null, door: null, device: null, override: false };
  const walkIn = { actor, eventId: of.eventId, scanId, language: center.locale, ...nobody };
  const result = await admitWalkIn(services, walkIn);
  if (result.outcome === "refused") {
    return data({ error: messageOf(result.reason) }, statusOf(result.reason));
  }
  const reply = replyOf(scanId, result);
  const verdict = verdictOf(reply, event.zone);
  const counted = letIn(reply) ? { ...verdict, detail: words.verdict.walkInCounted } : verdict;
  const undo = letIn(reply) ? { scanId, undoId: services.ids.uuid() } : undefined;
  return data({ verdict: { name: words.verdict.walkIn, ...counted }, undo, error: undefined }, 200);
}

export default function WalkInAnswer() {
  const next = useLoaderData<typeof loader>();
  return <PlainAnswer {...next} {...useActionData<typeof action>()} />;
}
