import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { offerLanguages } from "~/app/commands/change-languages.server";
import { CenterTextTable, OfferForm } from "~/app/components/center-texts";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { languageBoxes, languagesForm, textRows } from "~/app/http/center-texts.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { findCenter } from "~/db/queries/centers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Languages and texts - ${data?.centerName}` },
];

/** Read from the database and not from the request's copy, which another process may have outdated. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.read");
  const center = foundOr404(await findCenter(context.services.db, { centerId: context.center.id }));
  const done = queryOf(request, "done");
  return { ...languageBoxes(center), rows: textRows(center), done, centerName: center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "settings.change");
  const form = await parseForm(request, languagesForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const changed = await offerLanguages(services, { actor, centerId: center.id, languages: form.value });
  if (changed.outcome === "refused") return refusedForm(changed, form.values);
  return redirect(`/staff/settings/languages?done=${changed.isNew ? "saved" : "unchanged"}`, 303);
}

export default function Languages() {
  const { values, choices, always, rows, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Languages and texts"
        lead="Which languages your visitors can choose, and what you say to them in each."
      />
      <Section title="Languages that you offer">
        <OfferForm
          choices={choices}
          always={always}
          values={again?.values ?? values}
          errors={again?.errors}
        />
        <p>
          Links in a language that you do not offer lead to the same page in your own. Visitors who have a
          ticket in that language keep it.{" "}
          <a href="/staff/languages">Read what Fairday says in each language</a>.
        </p>
      </Section>
      <Section title="Your own words">
        <CenterTextTable rows={rows} />
      </Section>
    </>
  );
}
