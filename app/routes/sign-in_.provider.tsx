import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { ProviderRefusal } from "~/app/components/provider-refusal";
import { privateHeaders } from "~/app/http/private-headers";
import { pendingCookie, redirectUri } from "~/app/http/provider-sign-in.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { nextOf } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Sign in - ${page?.centerName}` },
];

/** Sends the browser to the library's own sign-in service. By a link: a form may lead to this site alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const oidc = foundOr404(context.services.oidc);
  try {
    const { url, pending } = await oidc.begin(redirectUri(context));
    throw redirect(url, { headers: { "Set-Cookie": pendingCookie(context, pending, nextOf(request)) } });
  } catch (error) {
    if (error instanceof Response) throw error;
    context.fault(error);
    return data({ centerName: context.center.name, reason: "oidc-away" as const }, 503);
  }
}

export default function Provider() {
  const { centerName, reason } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <ProviderRefusal reason={reason} />
    </PageFrame>
  );
}
