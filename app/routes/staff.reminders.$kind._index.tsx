import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { saveMessageText } from "~/app/commands/change-reminders.server";
import { DoneNotice } from "~/app/components/done-notice";
import { messageWords } from "~/app/components/mail-table";
import { MessageTextForm } from "~/app/components/message-text-form";
import { PageHead } from "~/app/components/page-head";
import { TabsNav } from "~/app/components/tabs-nav";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import {
  kindOr404,
  languageAsked,
  languageTabs,
  ownTextForm,
  textValues,
} from "~/app/http/reminder-forms.server";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { findMessageText } from "~/db/queries/reminders";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.read");
  const kind = kindOr404(params.kind);
  const { services, center } = context;
  const locale = languageAsked(request, center);
  const own = await findMessageText(services.db, { centerId: center.id, kind, locale });
  const href = `/staff/reminders/${kind}`;
  return {
    ...{
      title: messageWords[kind],
      tabs: languageTabs(href, center),
      href,
      language: locale,
      isOwn: own !== null,
    },
    values: textValues(kind, locale, own),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "settings.change");
  const kind = kindOr404(params.kind);
  const form = await parseForm(request, ownTextForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const locale = languageAsked(request, center);
  const of = { actor, centerId: center.id, kind, locale };
  const saved = await saveMessageText(services, { ...of, text: form.value });
  if (saved.outcome === "refused") return refusedForm(saved, form.values);
  return redirect(`/staff/reminders/${kind}?language=${locale}&done=text-saved`, 303);
}

export default function MessageText() {
  const { title, done, values, tabs, href, language, isOwn } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title={title} />
      <TabsNav label="Language" tabs={tabs} current={`${href}?language=${language}`} />
      <MessageTextForm
        {...{ href, language, isOwn }}
        errors={again?.errors}
        values={again?.values ?? values}
      />
    </>
  );
}
