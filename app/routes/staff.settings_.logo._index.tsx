import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { saveLogo } from "~/app/commands/save-logo.server";
import { DoneNotice } from "~/app/components/done-notice";
import { LogoForm } from "~/app/components/logo-form";
import { PageHead } from "~/app/components/page-head";
import { type FormAgain, notAccepted, refusedForm } from "~/app/http/form-again.server";
import { readLogoForm } from "~/app/http/logo-form.server";
import { postKey } from "~/app/http/post-key.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Logo - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.read");
  return {
    key: postKey(request, context.services.ids),
    isThere: context.center.logo !== null,
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  // Before the body is read: nobody else's upload is.
  const actor = await requireActor(context, request, "settings.change");
  const form = await readLogoForm(request);
  if (form === null) {
    const errors = { form: messageOf("unavailable") };
    return data<FormAgain>({ errors, values: {} }, statusOf("unavailable"));
  }
  if (!form.ok) return notAccepted(form);
  const uploadId = postKey(request, context.services.ids);
  const saved = await saveLogo(context.services, { actor, uploadId, picture: form.value.picture });
  if (saved.outcome === "refused") return refusedForm(saved, form.values);
  return redirect("/staff/settings/logo?done=saved", 303);
}

export default function LogoSettings() {
  const { key, isThere, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title="Logo" lead="It stands beside the center's name on every page." />
      <LogoForm
        action={`/staff/settings/logo?key=${key}`}
        removalHref={isThere ? "/staff/settings/logo/removal" : null}
        errors={again?.errors}
      />
    </>
  );
}
