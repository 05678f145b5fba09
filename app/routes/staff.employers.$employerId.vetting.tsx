import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { vetEmployer } from "~/app/commands/vet-employer.server";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { VettingHints } from "~/app/components/review-hints";
import { VettingForm } from "~/app/components/vetting-form";
import { vettingChecks } from "~/app/domain/employers/attestations";
import { domainsMatch, vettingHints } from "~/app/domain/employers/vetting";
import { type Refused, refuse } from "~/app/domain/refusal";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEmployer, vettingForm } from "~/app/http/staff-employer.server";

const operation = "employer.vet";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Vet ${data?.employer.legalName} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { employer } = await requireEmployer(context, request, params, operation);
  return {
    employer,
    hints: vettingHints(employer),
    isDomainSame: domainsMatch(employer.contactEmail, employer.website),
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireEmployer(context, request, params, operation);
  const form = await parseForm(request, vettingForm);
  if (!form.ok) return notAccepted(form);
  const { note, ...boxes } = form.value;
  const checked = vettingChecks.filter((check) => boxes[check]);
  const vetted = await vetEmployer(context.services, { actor, ...of, checked, note });
  if (vetted.outcome === "refused") return refusedForm(missingOf(vetted), form.values);
  return redirect(`/staff/employers/${of.employerId}?done=vetted`, 303);
}

const unticked = "Tick this once you have looked.";
const unsure = "Tick that the e-mail address belongs to the website, or write how you made sure.";

/** Each field is a box to tick; where the address is not of the website, it is the note that is missing. */
function missingOf(refused: Refused): Refused {
  const fields = refused.fields?.map(({ field, problem }) =>
    problem === "reason-required" ? { field: "note", problem: unsure } : { field, problem: unticked },
  );
  return refuse(refused.reason, fields);
}

export default function Vetting() {
  const { employer, hints, isDomainSame } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title={`Vet ${employer.legalName}`} lead="Once, before its first event is published." />
      {employer.vettedAt !== null ? (
        <Notice kind="success">
          <p>
            This employer is vetted. <a href={`/staff/employers/${employer.id}`}>Back to the employer</a>
          </p>
        </Notice>
      ) : (
        <>
          <VettingHints hints={hints} />
          <VettingForm
            employer={employer}
            isDomainSame={isDomainSame}
            errors={again?.errors}
            values={again?.values}
          />
        </>
      )}
    </>
  );
}
