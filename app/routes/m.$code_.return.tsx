import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { restoreRegistration } from "~/app/commands/change-registration.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { PageFrame } from "~/app/components/page-frame";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { formErrors } from "~/app/http/parse-form.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction = () => [{ title: "Take my place again" }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { code } = await requireManaged(context, request, params.code);
  return { href: `/m/${code}`, centerName: context.center.name };
}

/** Takes a cancelled place again, where there still is one. The ticket is the old one. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  const actor = patronActor(center.id, id);
  const result = await restoreRegistration(services, { actor, center, registrationId: id });
  if (result.outcome !== "refused") return redirect(`/m/${code}`, 303);
  return data({ errors: formErrors(result.fields, messageOf(result.reason)) }, statusOf(result.reason));
}

export default function Return() {
  const { href, centerName } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <ConfirmForm
        title="Take your place again?"
        confirmLabel="Take my place again"
        kind="primary"
        backHref={href}
        backLabel="Back to my ticket"
        errors={refused?.errors}
      >
        <p>
          Your ticket stays the same. You can still come without a place: we let people in while there is
          room.
        </p>
      </ConfirmForm>
    </PageFrame>
  );
}
