import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeReminderSettings } from "~/app/commands/change-reminders.server";
import { DoneNotice } from "~/app/components/done-notice";
import { MessageTextTable } from "~/app/components/message-text-table";
import { PageHead } from "~/app/components/page-head";
import { ReminderSettingsForm } from "~/app/components/reminder-settings-form";
import { Section } from "~/app/components/section";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { reminderForm, reminderValues, textRows } from "~/app/http/reminder-forms.server";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { findReminderSettings, listMessageTexts } from "~/db/queries/reminders";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Reminders - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.read");
  const { services, center } = context;
  const of = { centerId: center.id };
  return {
    values: reminderValues(await findReminderSettings(services.db, of)),
    rows: textRows(await listMessageTexts(services.db, of), center.locale),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "settings.change");
  const form = await parseForm(request, reminderForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const saved = await changeReminderSettings(services, { actor, centerId: center.id, settings: form.value });
  if (saved.outcome === "refused") return refusedForm(saved, form.values);
  return redirect(`/staff/reminders?done=${saved.outcome}`, 303);
}

export default function Reminders() {
  const { values, rows, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Reminders"
        lead="Who has a place and an e-mail address gets a question a week before the event, and a reminder a day and two hours before."
      />
      <ReminderSettingsForm errors={again?.errors} values={again?.values ?? values} />
      <Section title="The words of mails">
        <MessageTextTable rows={rows} />
      </Section>
    </>
  );
}
