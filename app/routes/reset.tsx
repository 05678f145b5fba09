import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askForReset } from "~/app/commands/sign-in-link.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { inEvenTime } from "~/app/http/even-time.server";
import { email } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, visitOf, waitAgain } from "~/app/http/session-pages.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `New password - ${data?.centerName}` },
];

const schema = z.strictObject({ email });

export const loader = ({ context }: LoaderFunctionArgs) => ({ centerName: context.center.name });

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const asked = await inEvenTime(
    askForReset(context.services, visitOf(context, request, null), form.value.email),
  );
  return asked.outcome === "limited"
    ? waitAgain(asked, form.values)
    : redirect("/sign-in/mailed?for=reset", 303);
}

export default function ResetPage() {
  const { centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title="Choose a new password"
        lead="We e-mail you a link to choose one. It works for an hour."
      />
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button>E-mail me the link</Button>
          <ButtonLink kind="quiet" href="/sign-in">
            Back to sign-in
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
