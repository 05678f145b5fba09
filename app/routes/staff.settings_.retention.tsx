import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeRetention } from "~/app/commands/change-retention.server";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { PurgeTable } from "~/app/components/purge-table";
import { RetentionForm } from "~/app/components/retention-form";
import { Section } from "~/app/components/section";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { retentionForm, retentionValues } from "~/app/http/retention-form.server";
import { queryOf } from "~/app/http/staff-page.server";
import { findCenter } from "~/db/queries/centers";
import { listPurges } from "~/db/queries/purges";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `How long data is kept - ${data?.centerName}` },
];

/** A month of runs that took something away. */
const most = 100;

/** Read from the database and not from the request's copy, which another process may have outdated. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "retention.read");
  const { db } = context.services;
  const of = { centerId: context.center.id };
  const [center, purges] = await Promise.all([findCenter(db, of), listPurges(db, { ...of, limit: most })]);
  const { settings, timeZone, name } = foundOr404(center);
  const done = queryOf(request, "done");
  return { values: retentionValues(settings), purges, timeZone, done, centerName: name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "retention.change");
  const form = await parseForm(request, retentionForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const changed = await changeRetention(services, { actor, centerId: center.id, retention: form.value });
  if (changed.outcome === "refused") return refusedForm(changed, form.values);
  return redirect(
    `/staff/settings/retention?done=${changed.changed.length > 0 ? "saved" : "unchanged"}`,
    303,
  );
}

export default function RetentionSettings() {
  const { values, purges, timeZone, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="How long data is kept"
        lead="The privacy page says these numbers. Counts are kept: no figure changes when data is deleted."
      />
      <RetentionForm errors={again?.errors} values={again?.values ?? values} />
      <Section title="What was deleted">
        <PurgeTable purges={purges} zone={timeZone} />
      </Section>
    </>
  );
}
