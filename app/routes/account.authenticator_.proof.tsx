import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AccountFrame } from "~/app/components/account-frame";
import { Button, ButtonLink } from "~/app/components/button";
import { CodeField } from "~/app/components/code-field";
import { ErrorSummary } from "~/app/components/error-summary";
import { NextField } from "~/app/components/next-field";
import { PageHead } from "~/app/components/page-head";
import { code } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, redirectWith, requireSession } from "~/app/http/session-pages.server";
import { nextOf, sitePath, withNext } from "~/app/http/site-path";
import { staffStyles } from "~/app/styles/links";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Authenticator app - ${data?.centerName}` },
];

const schema = z.strictObject({ code, next: z.string().optional() });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const session = await requireSession(context, request);
  if (session.hasTotp) throw redirect("/account");
  return { centerName: context.center.name, next: nextOf(request) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const session = await requireSession(context, request);
  if (session.hasTotp) return redirect("/account", 303);
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const result = await context.services.accounts.proveTotp(request.headers, form.value);
  if (result.outcome === "wrong") {
    return formAgain({ code: "That code does not match. Type the one that is shown now." }, form.values, 422);
  }
  return redirectWith(result.cookies, sitePath(form.value.next) ?? "/account?done=totp");
}

export default function ProofPage() {
  const { centerName, next } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const carried = sitePath(again?.values.next) ?? next;
  return (
    <AccountFrame centerName={centerName}>
      <PageHead title="Try your authenticator app" lead="It is on as soon as one of its codes matches." />
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <NextField next={carried} />
        <CodeField errors={again?.errors} hint="The six digits that the app shows now." />
        <div className="actions">
          <Button>Turn the app on</Button>
          <ButtonLink kind="quiet" href={withNext("/account/authenticator", carried)}>
            Start over with a new code to scan
          </ButtonLink>
        </div>
      </form>
    </AccountFrame>
  );
}
