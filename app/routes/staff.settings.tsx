import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeCenter } from "~/app/commands/change-center.server";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { SettingsForm } from "~/app/components/settings-form";
import { languageName } from "~/app/domain/text/language-name";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { settingsForm, settingsValues } from "~/app/http/settings-form.server";
import { queryOf } from "~/app/http/staff-page.server";
import { findCenter } from "~/db/queries/centers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Settings - ${data?.centerName}` }];

/** Read from the database and not from the request's copy, which another process may have outdated. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.read");
  const center = foundOr404(await findCenter(context.services.db, { centerId: context.center.id }));
  return {
    values: settingsValues(center),
    language: languageName(center.locale),
    timeZones: Intl.supportedValuesOf("timeZone"),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "settings.change");
  const form = await parseForm(request, settingsForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const changed = await changeCenter(services, { actor, centerId: center.id, center: form.value });
  if (changed.outcome === "refused") return refusedForm(changed, form.values);
  return redirect(`/staff/settings?done=${changed.changed.length > 0 ? "saved" : "unchanged"}`, 303);
}

export default function Settings() {
  const { values, timeZones, language, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title="Settings" />
      <SettingsForm
        timeZones={timeZones}
        language={language}
        errors={again?.errors}
        values={again?.values ?? values}
      />
    </>
  );
}
