import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { signInByLink } from "~/app/commands/sign-in-link.server";
import { Button } from "~/app/components/button";
import { LinkOver } from "~/app/components/link-over";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { privateHeaders } from "~/app/http/private-headers";
import { redirectWith, visitOf, waitAgain } from "~/app/http/session-pages.server";
import { nextOf, withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Sign in - ${page?.centerName}` },
];

export const loader = ({ context }: LoaderFunctionArgs) => ({ centerName: context.center.name });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const next = nextOf(request);
  const result = await signInByLink(context.services, visitOf(context, request), params.token ?? "");
  switch (result.outcome) {
    case "signed-in":
      return redirectWith(result.cookies, withNext("/sign-in", next));
    case "code-needed":
      return redirectWith(result.cookies, withNext("/two-factor", next));
    case "limited":
      return waitAgain(result, {});
    case "link-over":
      return data({ errors: null, values: {} }, 410);
  }
}

export default function SignInByLinkPage() {
  const { centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (again?.errors === null) {
    return (
      <PageFrame centerName={centerName}>
        <LinkOver again={{ href: "/sign-in/link", label: "Get another sign-in link" }} />
      </PageFrame>
    );
  }
  return (
    <PageFrame centerName={centerName}>
      <PageHead title="Sign in" lead={`One more tap signs you in at ${centerName}.`} />
      {again?.errors.form && <p role="alert">{again.errors.form}</p>}
      <form method="post">
        <Button size="large">Sign me in</Button>
      </form>
    </PageFrame>
  );
}
