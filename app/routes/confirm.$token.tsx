import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/app/components/button";
import { LinkOver } from "~/app/components/link-over";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { privateHeaders } from "~/app/http/private-headers";
import { nextOf } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Confirm your address - ${page?.centerName}` },
];

export const loader = ({ context }: LoaderFunctionArgs) => ({ centerName: context.center.name });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const result = await context.services.accounts.confirmEmail(params.token ?? "");
  if (result.outcome === "link-over") return data({ isOver: true }, 410);
  const query = new URLSearchParams({ done: "confirmed" });
  const next = nextOf(request);
  if (next !== null) query.set("next", next);
  return redirect(`/sign-in?${query}`, 303);
}

export default function ConfirmPage() {
  const { centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      {again?.isOver ? (
        <LinkOver again={{ href: "/sign-in", label: "Sign in" }} />
      ) : (
        <>
          <PageHead
            title="Confirm your e-mail address"
            lead="Did you make an account here? Confirm that this address is yours. If you did not, close this page."
          />
          <form method="post">
            <Button size="large">Confirm my address</Button>
          </form>
        </>
      )}
    </PageFrame>
  );
}
