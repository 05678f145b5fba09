import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { noteVisitor } from "~/app/commands/note-visitor.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageHead } from "~/app/components/page-head";
import { RadioGroup } from "~/app/components/radio-group";
import { ratingWords } from "~/app/components/shared-people-table";
import { TextArea } from "~/app/components/text-area";
import { longestNote, ratings } from "~/app/domain/sharing/note";
import { notAccepted } from "~/app/http/form-again.server";
import { noteForm } from "~/app/http/note-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { sharedPeople } from "~/app/http/shared-people.server";
import { requireSharingEvent } from "~/app/http/sharing-event.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your note: ${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, title, of } = await requireSharingEvent(context, request, params, "table.note");
  const registrationId = idOr404(params.registrationId);
  const people = await sharedPeople(context, of);
  const person = foundOr404(people.find(({ id }) => id === registrationId));
  const list = `/employer/events/${event.id}/shared`;
  return { title, list, name: person.name, note: person.note, centerName: context.center.name };
}

/** A note is the employer's own: staff read none. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event } = await requireSharingEvent(context, request, params, "table.note");
  const registrationId = idOr404(params.registrationId);
  const form = await parseForm(request, noteForm);
  if (!form.ok) return notAccepted(form);
  const of = { actor, eventId: event.id, registrationId };
  const noted = await noteVisitor(context.services, { ...of, note: form.value });
  if (noted.outcome === "refused") throw refusalPage(noted.reason);
  return redirect(`/employer/events/${event.id}/shared`, 303);
}

export default function VisitorNote() {
  const { title, list, name, note } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const fields = { errors: again?.errors, values: again?.values };
  return (
    <>
      <PageHead title={`Your note on ${name}`} lead={<a href={list}>Who shares with you: {title}</a>} />
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={again?.errors} />
        <RadioGroup
          {...fields}
          name="rating"
          label="Do you want to hear from them again?"
          choices={[
            ...ratings.map((value) => ({ value, label: ratingWords[value] })),
            { value: "", label: "Not said" },
          ]}
          defaultValue={note?.rating ?? ""}
        />
        <TextArea
          {...fields}
          name="text"
          label="Your words"
          hint={`At most ${longestNote} characters. Staff do not see them. The visitor may ask for them, and they go when the visitor stops sharing.`}
          defaultValue={note?.text ?? undefined}
          rows={5}
          optional
        />
        <div className="actions">
          <Button>Keep the note</Button>
          <ButtonLink kind="quiet" href={list}>
            Back to the list
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
