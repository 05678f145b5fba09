import type { ActionFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "~/app/components/button";
import { CodeField } from "~/app/components/code-field";
import { ErrorSummary } from "~/app/components/error-summary";
import { NextField } from "~/app/components/next-field";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { giveCode, loadCodePage } from "~/app/http/give-code.server";
import { privateHeaders } from "~/app/http/private-headers";
import { sitePath, withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Code from your app - ${data?.centerName}` },
];

export const loader = loadCodePage;

export const action = (args: ActionFunctionArgs) => giveCode(args, "app");

export default function TwoFactorPage() {
  const { centerName, next } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const carried = sitePath(again?.values.next) ?? next;
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title="Type the code"
        lead="Open your authenticator app. It shows six digits for this account."
      />
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <NextField next={carried} />
        <CodeField errors={again?.errors} />
        <div className="actions">
          <Button>Go on</Button>
          <ButtonLink kind="quiet" href={withNext("/two-factor/recovery", carried)}>
            Use a recovery code
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
