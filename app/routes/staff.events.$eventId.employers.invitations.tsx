import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { inviteEmployers } from "~/app/commands/invite-employers.server";
import { FairInvitationForm } from "~/app/components/fair-forms";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { tableSteps } from "~/app/domain/fairs/steps";
import { readInvitation } from "~/app/http/fair-forms.server";
import { requireFair } from "~/app/http/fair-page.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { postKey } from "~/app/http/post-key.server";
import { listInvitable } from "~/db/queries/fair-employers";

const operation = "fair.invite";
const nobody = { standing: null, isHost: false };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Invite employers - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { head, of, facts } = await requireFair(context, request, params, operation);
  const { services, center } = context;
  const now = services.clock.now();
  return {
    head,
    key: postKey(request, services.ids),
    isOpen: tableSteps(facts, nobody, "staff", now).length > 0,
    takesApplications: tableSteps(facts, nobody, "employer", now).length > 0,
    employers: await listInvitable(services.db, of),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireFair(context, request, params, operation);
  const { services, center } = context;
  const form = await readInvitation(request);
  if (!form.ok) return notAccepted(form);
  const inviteId = postKey(request, services.ids);
  const invited = await inviteEmployers(services, { actor, center, eventId, inviteId, ...form.value });
  if (invited.outcome === "refused") return refusedForm(invited, form.values);
  return redirect(`/staff/events/${eventId}/employers?done=invited`, 303);
}

export default function Invitations() {
  const { head, key, isOpen, takesApplications, employers } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/staff/events/${head.id}/employers`;
  return (
    <>
      <PageHead title="Invite employers" lead={<a href={base}>{head.title}</a>} />
      {isOpen ? (
        <FairInvitationForm
          action={`${base}/invitations?key=${key}`}
          employers={employers}
          takesApplications={takesApplications}
          errors={again?.errors}
          values={again?.values}
          backHref={base}
        />
      ) : (
        <Notice kind="warning" title="Nobody can be invited now">
          Approve the event first. Employers are invited from then on until it ends.
        </Notice>
      )}
    </>
  );
}
