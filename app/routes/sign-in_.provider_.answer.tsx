import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { signInByProvider } from "~/app/commands/sign-in-by-provider.server";
import { PageFrame } from "~/app/components/page-frame";
import { ProviderRefusal } from "~/app/components/provider-refusal";
import type { providerWords } from "~/app/components/provider-words";
import { privateHeaders } from "~/app/http/private-headers";
import { forgottenPending, readAnswer, redirectUri } from "~/app/http/provider-sign-in.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { redirectWith, visitOf } from "~/app/http/session-pages.server";
import { withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Sign in - ${page?.centerName}` },
];

/** Where the library's sign-in service sends the browser back to. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const oidc = foundOr404(context.services.oidc);
  const refused = (reason: keyof typeof providerWords, status: number) =>
    data(
      { centerName: context.center.name, reason },
      { status, headers: { "Set-Cookie": forgottenPending(context) } },
    );
  const answer = readAnswer(request);
  if (answer === null) return refused("oidc-broken-off", 400);
  const { next, ...given } = answer;
  const visit = { ...visitOf(context, request, next), center: context.center };
  try {
    const back = { redirectUri: redirectUri(context), ...given };
    const result = await signInByProvider(context.services, visit, oidc, back);
    if (result.outcome === "limited") return refused("oidc-broken-off", 429);
    if (result.outcome === "refused") return refused(result.reason, 403);
    const path = result.outcome === "code-needed" ? "/two-factor" : "/sign-in";
    return redirectWith([...result.cookies, forgottenPending(context)], withNext(path, next));
  } catch (error) {
    context.fault(error);
    return refused("oidc-away", 503);
  }
}

export default function ProviderAnswer() {
  const { centerName, reason } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <ProviderRefusal reason={reason} />
    </PageFrame>
  );
}
