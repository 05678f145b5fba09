import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { setUpCenter } from "~/app/commands/set-up-center.server";
import { CenterForm } from "~/app/components/center-form";
import { PageHead } from "~/app/components/page-head";
import { centerForm } from "~/app/http/center-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { locales } from "~/app/i18n/locales";

export const meta: MetaFunction = () => [{ title: "Make a center - All centers" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireInstallationAdmin(context, request, "center.create");
  return {
    key: postKey(request, context.services.ids),
    timeZones: Intl.supportedValuesOf("timeZone"),
    languages: locales.map(({ tag, name }) => ({ tag, name })),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireInstallationAdmin(context, request, "center.create");
  const form = await parseForm(request, centerForm);
  if (!form.ok) return notAccepted(form);
  const id = postKey(request, context.services.ids);
  const made = await setUpCenter(context.services, { id, ...form.value }, actor);
  if (made.outcome === "refused" && made.reason !== "already-done") return refusedForm(made, form.values);
  return redirect("/installation?done=made", 303);
}

export default function NewCenter() {
  const { key, timeZones, languages } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Make a center"
        lead="It is empty at first. Its admin adds branches, rooms and people."
      />
      <CenterForm
        action={`/installation/centers/new?key=${key}`}
        timeZones={timeZones}
        languages={languages}
        errors={again?.errors}
        values={again?.values}
      />
    </>
  );
}
