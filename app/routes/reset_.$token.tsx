import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Button } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { LinkOver } from "~/app/components/link-over";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { PasswordField } from "~/app/components/password-field";
import { newPassword } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain } from "~/app/http/session-pages.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `New password - ${data?.centerName}` },
];

const schema = z.strictObject({ password: newPassword });

export const loader = ({ context }: LoaderFunctionArgs) => ({ centerName: context.center.name });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, {}, 422);
  const { token = "" } = params;
  const result = await context.services.accounts.resetPassword({ token, ...form.value });
  return result.outcome === "changed"
    ? redirect("/sign-in?done=password", 303)
    : formAgain({ over: "yes" }, {}, 410);
}

export default function NewPasswordPage() {
  const { centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      {again?.errors.over ? (
        <LinkOver again={{ href: "/reset", label: "Get another link" }} />
      ) : (
        <>
          <PageHead title="Choose a new password" lead="Every other sign-in of your account ends." />
          <ErrorSummary errors={again?.errors} />
          <form className="form" method="post" noValidate>
            <PasswordField
              use="new"
              label="New password"
              hint="12 characters or more. A few words together are easy to remember."
              errors={again?.errors}
            />
            <div className="actions">
              <Button>Set my password</Button>
            </div>
          </form>
        </>
      )}
    </PageFrame>
  );
}
