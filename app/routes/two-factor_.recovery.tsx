import type { ActionFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
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
  { title: `Recovery code - ${data?.centerName}` },
];

export const loader = loadCodePage;

export const action = (args: ActionFunctionArgs) => giveCode(args, "recovery");

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
