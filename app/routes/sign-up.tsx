import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { signUp } from "~/app/commands/sign-in-link.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { namedErrors } from "~/app/components/named-errors";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { PasswordField } from "~/app/components/password-field";
import { inEvenTime } from "~/app/http/even-time.server";
import { email, newPassword, personName } from "~/app/http/fields";
import { withoutRole } from "~/app/http/home";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, visitOf, waitAgain } from "~/app/http/session-pages.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Employer account - ${data?.centerName}` },
];

const schema = z.strictObject({ name: personName, email, password: newPassword });

export const loader = ({ context }: LoaderFunctionArgs) => ({ centerName: context.center.name });

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const asked = await inEvenTime(
    signUp(context.services, visitOf(context, request, withoutRole), form.value),
  );
  return asked.outcome === "limited"
    ? waitAgain(asked, form.values)
    : redirect("/sign-in/mailed?for=sign-up", 303);
}

const labels = { name: "Your name", email: "Work e-mail address", password: "Choose a password" };

export default function SignUpPage() {
  const { centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const form = { errors: again?.errors, values: again?.values };
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title="Make an employer account"
        lead="For organizations that hire. To get a ticket for an event you need no account."
      />
      <ErrorSummary errors={namedErrors(form.errors, labels)} />
      <form className="form" method="post" noValidate>
        <TextField {...form} name="name" label={labels.name} autoComplete="name" />
        <TextField
          {...form}
          name="email"
          label={labels.email}
          hint="We compare it with your organization's web address."
          type="email"
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
        />
        <PasswordField
          use="new"
          label={labels.password}
          hint="12 characters or more. A few words together are easy to remember."
          errors={form.errors}
        />
        <div className="actions">
          <Button>Make my account</Button>
          <ButtonLink kind="quiet" href="/sign-in">
            I have an account
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
