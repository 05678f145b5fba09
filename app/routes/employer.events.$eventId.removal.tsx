import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { removeEventDraft } from "~/app/commands/save-event-draft.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { draftTitle } from "~/app/domain/events/draft-values";
import { eventIdOf, findOwn } from "~/app/http/own-event.server";
import { privateHeaders } from "~/app/http/private-headers";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { requireEmployer } from "~/app/http/require-employer.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove what you typed? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.edit");
  const { eventId, event, draft } = await findOwn(context, actor, params);
  const { values } = foundOr404(draft);
  return {
    title: draftTitle(values),
    isOfEvent: event !== null,
    backHref: `/employer/events/${eventId}/edit`,
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.edit");
  const removed = await removeEventDraft(context.services, { actor, draftId: eventIdOf(params) });
  if (removed.outcome === "refused") throw refusalPage(removed.reason);
  return redirect("/employer?done=removed", 303);
}

export default function Removal() {
  const { title, isOfEvent, backHref } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title={isOfEvent ? "Remove your changes?" : "Remove this draft?"}
      confirmLabel={isOfEvent ? "Remove the changes" : "Remove the draft"}
      backHref={backHref}
      backLabel="Keep it"
    >
      {title !== null && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      <p>
        {isOfEvent
          ? "The request stays as it was before them."
          : "What you typed is gone then. The center has not seen it."}
      </p>
    </ConfirmForm>
  );
}
