import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { addOpeningBalance } from "~/app/commands/change-opening-balances.server";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { OpeningBalanceForm, OpeningBalanceTable } from "~/app/components/opening-balances";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { notAccepted } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { openingBalanceForm } from "~/app/http/report-forms.server";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listOpeningBalances } from "~/db/queries/report-plans";

const operation = "report.plan";
const path = "/staff/report/opening-balances";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Figures from before - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const { services, center } = context;
  const balances = await listOpeningBalances(services.db, { centerId: center.id });
  const key = postKey(request, services.ids);
  return { balances, key, done: queryOf(request, "done"), centerName: center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const form = await parseForm(request, openingBalanceForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const of = { actor, centerId: center.id, balanceId: postKey(request, services.ids) };
  await addOpeningBalance(services, { ...of, balance: form.value });
  return redirect(`${path}?done=added`, 303);
}

export default function OpeningBalances() {
  const { balances, key, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Figures from before"
        lead="What the center counted before these books. The report adds them where all their days lie in it, and marks them legacy."
        actions={<a href="/staff/report">Back to the report</a>}
      />
      {balances.length > 0 ? (
        <OpeningBalanceTable balances={balances} />
      ) : (
        <EmptyState title="No figure is carried in">
          Add what an earlier report said, with the days it was about and where it is written.
        </EmptyState>
      )}
      <Section title="Add a figure">
        <OpeningBalanceForm action={`${path}?key=${key}`} errors={again?.errors} values={again?.values} />
      </Section>
    </>
  );
}
