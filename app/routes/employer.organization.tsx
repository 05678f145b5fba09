import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeOrganization } from "~/app/commands/change-organization.server";
import { describeOrganization } from "~/app/commands/describe-organization.server";
import { OrganizationForm } from "~/app/components/organization-form";
import { PageHead } from "~/app/components/page-head";
import { VettingNotice } from "~/app/components/vetting-notice";
import { refusedForm } from "~/app/http/form-again.server";
import { organizationErrors, organizationForm } from "~/app/http/organization-form.server";
import { findOrganization, requireMemberToBe } from "~/app/http/organization-page.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Your organization - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requireMemberToBe(context, request);
  return { ...(await findOrganization(context, person)), centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requireMemberToBe(context, request);
  const { services, center } = context;
  const { statements } = await findOrganization(context, person);
  const form = await parseForm(request, organizationForm);
  const errors = organizationErrors(form, statements.length > 0);
  if (!form.ok || errors !== null) return data({ errors: errors ?? {}, values: form.values }, 422);
  const { isAttested, ...organization } = form.value;
  const { actor, userId } = person;
  const result =
    actor === null
      ? await describeOrganization(services, { userId, centerId: center.id, organization })
      : await changeOrganization(services, { actor, center, organization, isAttested });
  if (result.outcome === "refused") return refusedForm(result, form.values);
  if (result.outcome === "described") return redirect("/employer?done=described", 303);
  return redirect(`/employer?done=${result.endsVetting ? "changed-vetting" : "changed"}`, 303);
}

export default function Organization() {
  const { isNew, values, statements, vettedAt, timeZone } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={isNew ? "Describe your organization" : "Your organization"}
        lead={
          isNew
            ? "The center checks it once, before your first event is public."
            : "Another name, street or website is checked again before your next event is public."
        }
      />
      {!isNew && <VettingNotice vettedAt={vettedAt} timeZone={timeZone} />}
      <OrganizationForm
        errors={again?.errors}
        values={again?.values ?? values}
        statements={statements}
        save={isNew ? "Save and go on" : "Save"}
      />
    </>
  );
}
