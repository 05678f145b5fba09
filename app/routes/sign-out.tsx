import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "~/app/components/button";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { privateHeaders } from "~/app/http/private-headers";
import { redirectWith } from "~/app/http/session-pages.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Sign out - ${data?.centerName}` }];

export const loader = ({ context }: LoaderFunctionArgs) => ({ centerName: context.center.name });

/** A phone's door pass is no sign-in of a person and stays. */
export async function action({ context, request }: ActionFunctionArgs) {
  return redirectWith(await context.services.accounts.signOut(request.headers), "/sign-in?done=out");
}

export default function SignOutPage() {
  const { centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} isSignedIn>
      <PageHead title="Sign out?" />
      <form className="actions" method="post">
        <Button>Sign out</Button>
        <ButtonLink kind="quiet" href="/sign-in">
          Stay signed in
        </ButtonLink>
      </form>
    </PageFrame>
  );
}
