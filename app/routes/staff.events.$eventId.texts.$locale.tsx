import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { writeEventText } from "~/app/commands/write-event-text.server";
import { EventTextForm } from "~/app/components/event-text-form";
import { PageHead } from "~/app/components/page-head";
import { eventTextForm, readEventText, requireEventText } from "~/app/http/event-text.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name}: ${data?.original.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId, text: original, language, own } = await requireEventText(context, request, params);
  return {
    eventId,
    original,
    tag: language.tag,
    name: language.name,
    isWritten: own !== undefined,
    values: readEventText(own),
    centerName: context.center.name,
  };
}

/** Writes the event's words in this language. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId, language } = await requireEventText(context, request, params);
  const { services, center } = context;
  const form = await parseForm(request, eventTextForm);
  if (!form.ok) return notAccepted(form);
  const about = { actor, center, eventId, locale: language.tag, text: form.value };
  const written = await writeEventText(services, about);
  if (written.outcome === "refused") return refusedForm(written, form.values);
  return redirect(`/staff/events/${eventId}/texts?done=saved`, 303);
}

export default function EventText() {
  const { eventId, original, tag, name, isWritten, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const backHref = `/staff/events/${eventId}/texts`;
  return (
    <>
      <PageHead title={name} lead={<a href={backHref}>{original.title}</a>} />
      <EventTextForm
        language={{ tag, name }}
        original={original}
        isWritten={isWritten}
        backHref={backHref}
        errors={again?.errors}
        values={again?.values ?? values}
      />
    </>
  );
}
