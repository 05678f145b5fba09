import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askForSignInLink } from "~/app/commands/sign-in-link.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { NextField } from "~/app/components/next-field";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { inEvenTime } from "~/app/http/even-time.server";
import { email } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, visitOf, waitAgain } from "~/app/http/session-pages.server";
import { nextOf, sitePath, withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sign-in link - ${data?.centerName}` },
];

/** The sign-in page's form comes here too, with whatever stands in its password field. */
const schema = z.strictObject({ email, password: z.string().optional(), next: z.string().optional() });

export const loader = ({ context, request }: LoaderFunctionArgs) => ({
  centerName: context.center.name,
  next: nextOf(request),
});

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const next = sitePath(form.value.next);
  const asked = await inEvenTime(
    askForSignInLink(context.services, visitOf(context, request, next), form.value.email),
  );
  return asked.outcome === "limited"
    ? waitAgain(asked, form.values)
    : redirect("/sign-in/mailed?for=sign-in", 303);
}

export default function SignInLinkPage() {
  const { centerName, next } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const carried = sitePath(again?.values.next) ?? next;
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title="Get a sign-in link"
        lead="We e-mail you a link that signs you in. It works for 15 minutes."
      />
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <NextField next={carried} />
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
          <Button>E-mail me a sign-in link</Button>
          <ButtonLink kind="quiet" href={withNext("/sign-in", carried)}>
            Sign in with a password
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
