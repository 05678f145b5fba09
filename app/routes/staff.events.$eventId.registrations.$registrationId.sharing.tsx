import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { changeConsent } from "~/app/commands/change-consent.server";
import { ConsentList, LaterConsent } from "~/app/components/consent-list";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { nameInWords } from "~/app/components/registration-table";
import { ToldNotice } from "~/app/components/told-notice";
import { consentDone, consentForm } from "~/app/http/consent-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { sharingViewOf } from "~/app/http/sharing-view.server";
import { queryOf, requireRegistration } from "~/app/http/staff-page.server";

const operation = "sharing.record";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What a visitor shares - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { registration, eventId, of } = await requireRegistration(context, request, params, operation);
  return {
    view: await sharingViewOf(context, of, registration),
    name: nameInWords(registration),
    base: `/staff/events/${eventId}/registrations/${registration.id}`,
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

/** Notes what a visitor said who has no link of their own at hand. Staff's pages are English, so are the words they read. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, registration, eventId } = await requireRegistration(context, request, params, operation);
  const form = await parseForm(request, consentForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const written = await changeConsent(context.services, {
    ...form.value,
    ...{ actor, centerId: context.center.id, registrationId: registration.id },
    hand: { how: "staff", language: "en" },
  });
  if (written.outcome === "refused") throw refusalPage(written.reason);
  const page = `/staff/events/${eventId}/registrations/${registration.id}/sharing`;
  return redirect(`${page}?done=${consentDone(form.value)}`, 303);
}

const told = {
  given: "Noted: they share.",
  ended: "Noted: they stopped sharing.",
  later: "Noted: they may be asked later.",
  "later-ended": "Noted: they are not asked later.",
};

export default function VisitorShares() {
  const { view, name, base, done } = useLoaderData<typeof loader>();
  return (
    <>
      <ToldNotice words={told} done={done} />
      <PageHead title="What they share" lead={<a href={base}>{name}</a>} />
      <Notice title="Ask first">
        <p>
          Read the text to the visitor and do what they say. It counts as their word, and the proof says that
          you noted it. They can do this themselves on their ticket&apos;s page.
        </p>
      </Notice>
      <ConsentList action={`${base}/sharing`} view={view} locale="en-US" />
      <LaterConsent action={`${base}/sharing`} view={view} />
    </>
  );
}
