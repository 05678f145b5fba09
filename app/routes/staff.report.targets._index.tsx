import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { addTarget } from "~/app/commands/change-targets.server";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { TargetForm, TargetTable } from "~/app/components/target-list";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { branchesWithRooms } from "~/app/http/place-forms.server";
import { postKey } from "~/app/http/post-key.server";
import { targetForm } from "~/app/http/report-forms.server";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listTargets } from "~/db/queries/report-plans";

const operation = "report.plan";
const path = "/staff/report/targets";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Targets - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const { services, center } = context;
  const targets = await listTargets(services.db, { centerId: center.id });
  const branches = (await branchesWithRooms(context)).map(({ id, name }) => ({ id, name }));
  const key = postKey(request, services.ids);
  return { targets, branches, key, done: queryOf(request, "done"), centerName: center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const form = await parseForm(request, targetForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const of = { actor, centerId: center.id, targetId: postKey(request, services.ids) };
  const added = await addTarget(services, { ...of, target: form.value });
  if (added.outcome === "refused") return refusedForm(added, form.values);
  return redirect(`${path}?done=added`, 303);
}

export default function Targets() {
  const { targets, branches, key, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Targets"
        lead="What the center means to reach in a calendar year. Part of a year takes its days' share."
        actions={<a href="/staff/report">Back to the report</a>}
      />
      {targets.length > 0 ? (
        <TargetTable targets={targets} />
      ) : (
        <EmptyState title="No target is set">
          The report shows its figures without targets until you add one.
        </EmptyState>
      )}
      <Section title="Add a target">
        <TargetForm
          action={`${path}?key=${key}`}
          branches={branches}
          errors={again?.errors}
          values={again?.values}
        />
      </Section>
    </>
  );
}
