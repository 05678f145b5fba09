import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { undoScan } from "~/app/commands/undo-scan.server";
import { PlainAnswer } from "~/app/door/plain-answer";
import { words } from "~/app/door/words";
import { nextCode, requireDoor } from "~/app/http/door-event.server";
import { id, line, optional } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { doorStyles } from "~/app/styles/links";

export const links = doorStyles;

export const meta: MetaFunction = () => [{ title: words.page.takenBack }];

export const loader = (args: LoaderFunctionArgs) => nextCode(args);

const undoForm = z.strictObject({ scanId: id, undoId: id, door: optional(line(40)) });

/** Takes the scan of the page before back, without scripts. Posted twice it is one undo. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services } = context;
  const { actor } = await requireDoor(context, request, params.eventId, "scan.undo");
  const form = await parseForm(request, undoForm);
  const page = { door: form.values.door ?? "" };
  const notDone = { tone: "refused", word: words.verdict.stop } as const;
  if (!form.ok) return data({ ...page, verdict: notDone, error: Object.values(form.errors)[0] }, 422);
  const { scanId, undoId } = form.value;
  const result = await undoScan(services, { actor, scanId, undoId, undoneAt: null });
  if (result.outcome === "refused") {
    const verdict = { ...notDone, detail: messageOf(result.reason) };
    return data({ ...page, verdict, error: undefined }, statusOf(result.reason));
  }
  const verdict = { tone: "already", word: words.page.takenBack, detail: words.page.takenBackText } as const;
  return data({ ...page, verdict, error: undefined }, 200);
}

export default function UndoAnswer() {
  const next = useLoaderData<typeof loader>();
  return <PlainAnswer {...next} {...useActionData<typeof action>()} />;
}
