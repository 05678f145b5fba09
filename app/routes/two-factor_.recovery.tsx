import type { ActionFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { signInByCode } from "~/app/commands/sign-in.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { NextField } from "~/app/components/next-field";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { codeAnswer, codeForm, loadCodePage } from "~/app/http/code-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, visitOf } from "~/app/http/session-pages.server";
import { sitePath, withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Recovery code - ${data?.centerName}` },
];

export const loader = loadCodePage;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(request, codeForm);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const given = { kind: "recovery" as const, code: form.value.code };
  return codeAnswer(await signInByCode(context.services, visitOf(context, request), given), form.values);
}

export default function RecoveryPage() {
  const { centerName, next } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const carried = sitePath(again?.values.next) ?? next;
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title="Use a recovery code"
        lead="One of the ten codes that you kept when you set up your app. Each works once."
      />
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <NextField next={carried} />
        <TextField
          name="code"
          label="Recovery code"
          autoComplete="off"
          width="medium"
          spellCheck={false}
          errors={again?.errors}
        />
        <div className="actions">
          <Button>Go on</Button>
          <ButtonLink kind="quiet" href={withNext("/two-factor", carried)}>
            Use my app
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
