import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { signInByPasskey } from "~/app/commands/sign-in-by-passkey.server";
import { PageFrame } from "~/app/components/page-frame";
import { PasskeyRefusal } from "~/app/components/passkey-refusal";
import { parseForm } from "~/app/http/parse-form.server";
import { signedForm } from "~/app/http/passkey-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { redirectWith, visitOf } from "~/app/http/session-pages.server";
import { sitePath, withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Sign in - ${page?.centerName}` },
];

export const loader = ({ context }: LoaderFunctionArgs) => ({ centerName: context.center.name });

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(request, signedForm);
  if (!form.ok) return data({ reason: "passkey-unreadable" as const }, 422);
  const { next, ...answer } = form.value;
  const result = await signInByPasskey(context.services, visitOf(context, request, null), answer);
  switch (result.outcome) {
    case "signed-in":
      return redirectWith(result.cookies, withNext("/sign-in", sitePath(next)));
    case "limited":
      return data(
        { reason: "too-many-tries" as const },
        { status: 429, headers: { "Retry-After": String(result.retryAfterSeconds) } },
      );
    case "refused":
      return data({ reason: result.reason }, 401);
  }
}

export default function PasskeyAnswer() {
  const { centerName } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <PasskeyRefusal
        title="You are not signed in"
        reason={given?.reason ?? "passkey-not-asked-for"}
        backHref="/sign-in"
        backLabel="Back to sign in"
      />
    </PageFrame>
  );
}
