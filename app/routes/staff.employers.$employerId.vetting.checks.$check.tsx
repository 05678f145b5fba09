import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { makeVettingCheck } from "~/app/commands/make-vetting-check.server";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { VettingCheckFacts } from "~/app/components/vetting-check-facts";
import { VettingCheckForm } from "~/app/components/vetting-check-form";
import { EarlierChecks } from "~/app/components/vetting-history";
import { checkWords } from "~/app/components/vetting-words";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireEmployer } from "~/app/http/staff-employer.server";
import { queryOf } from "~/app/http/staff-page.server";
import { checkForm, checkOr404, pageAfterCheck, requireVetting } from "~/app/http/vetting-view.server";

const operation = "employer.vet";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data && checkWords[data.check].title}: ${data?.employer.legalName} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const check = checkOr404(params.check);
  const { view } = await requireVetting(context, request, params, operation);
  const earlier = view.checks.filter((made) => made.check === check);
  const key = postKey(request, context.services.ids);
  return { ...view, check, earlier, key, done: queryOf(request, "done") };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, employer } = await requireEmployer(context, request, params, operation);
  const check = checkOr404(params.check);
  const form = await parseForm(request, checkForm(check, context.center.timeZone));
  if (!form.ok) return notAccepted(form);
  const { services } = context;
  const checkId = postKey(request, services.ids);
  const made = await makeVettingCheck(services, { actor, ...of, check, checkId, ...form.value });
  if (made.outcome === "refused") return refusedForm(made, form.values);
  return redirect(await pageAfterCheck(context, of, employer), 303);
}

export default function Check() {
  const { check, employer, earlier, key, timeZone, done, ...facts } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/staff/employers/${employer.id}/vetting`;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title={checkWords[check].title} lead={<a href={base}>Vet {employer.legalName}</a>} />
      <p>{checkWords[check].how}</p>
      <VettingCheckFacts {...facts} check={check} employer={employer} timeZone={timeZone} />
      <VettingCheckForm
        check={check}
        employerId={employer.id}
        action={`${base}/checks/${check}?key=${key}`}
        errors={again?.errors}
        values={again?.values}
      />
      {earlier.length > 0 && (
        <Section title="Made before">
          <EarlierChecks checks={earlier} timeZone={timeZone} />
        </Section>
      )}
    </>
  );
}
