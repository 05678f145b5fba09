import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { enterFair } from "~/app/commands/enter-fair.server";
import { FairEntryForm } from "~/app/components/fair-entry-form";
import { PageHead } from "~/app/components/page-head";
import { entryOf, requireOwnFair } from "~/app/http/employer-fair.server";
import { employerRefusals } from "~/app/http/employer-refusals";
import { readFairEntry, valuesOfEntry } from "~/app/http/fair-entry.server";
import { type FormAgain, notAccepted, refusedForm } from "~/app/http/form-again.server";
import { privateHeaders } from "~/app/http/private-headers";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `What you bring: ${page?.title} - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireOwnFair(context, request, params, "fair.apply");
  const { event, steps, mayChange, title } = found;
  const isNew = steps.includes("apply") || steps.includes("accept");
  if (!isNew && !mayChange) throw redirect(`/employer/fairs/${event.id}`);
  return {
    eventId: event.id,
    title,
    openingsHref: found.at?.standing === "accepted" ? `/employer/events/${event.id}/openings` : null,
    save: steps.includes("accept") ? "Take the invitation" : isNew ? "Apply" : "Save",
    values: valuesOfEntry(await entryOf(context, found)),
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event, steps } = await requireOwnFair(context, request, params, "fair.apply");
  const isInvited = steps.includes("accept");
  const { services, center } = context;
  const posted = await readFairEntry(request);
  if (posted.button !== "save") return data<FormAgain>({ errors: {}, values: posted.values });
  const { entry: form } = posted;
  if (!form.ok) return notAccepted(form);
  const entered = await enterFair(services, { actor, center, eventId: event.id, entry: form.value });
  if (entered.outcome === "refused") return refusedForm(entered, form.values, {}, employerRefusals);
  const done = entered.standing === "accepted" ? "entry-saved" : isInvited ? "invitation-read" : "applied";
  return redirect(`/employer/fairs/${event.id}?done=${done}`, 303);
}

export default function Application() {
  const { eventId, title, openingsHref, save, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const backHref = `/employer/fairs/${eventId}`;
  return (
    <>
      <PageHead title="What you bring" lead={<a href={backHref}>{title}</a>} />
      <FairEntryForm
        save={save}
        errors={again?.errors}
        values={again?.values ?? values}
        backHref={backHref}
        openingsHref={openingsHref}
      />
    </>
  );
}
