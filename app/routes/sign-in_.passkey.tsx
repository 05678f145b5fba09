import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { beginPasskeySignIn } from "~/app/commands/sign-in-by-passkey.server";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { PasskeyForm } from "~/app/components/passkey-form";
import { PasskeyOffer } from "~/app/components/passkey-offer";
import { nextField } from "~/app/http/passkey-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { visitOf, waitAgain } from "~/app/http/session-pages.server";
import { nextOf } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Sign in with a passkey - ${page?.centerName}` },
];

export const loader = ({ context, request }: LoaderFunctionArgs) => ({
  centerName: context.center.name,
  next: nextOf(request),
});

/** Each question is asked once, so that none stands in a page that somebody left open. */
export async function action({ context, request }: ActionFunctionArgs) {
  const next = await nextField(request);
  const asked = await beginPasskeySignIn(context.services, visitOf(context, request, next));
  if (asked.outcome === "limited") return waitAgain(asked, {});
  return data({ errors: {}, challenge: asked.challenge, next });
}

export default function PasskeySignIn() {
  const { centerName, next } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title="Sign in with a passkey"
        lead="Your device asks for your finger, your face or its PIN."
      />
      <ErrorSummary errors={given?.errors} />
      {given !== undefined && "challenge" in given ? (
        <PasskeyForm
          step="use"
          challenge={given.challenge}
          action="/sign-in/passkey/answer"
          next={given.next}
          label="Use your passkey"
          backHref="/sign-in"
          backLabel="Sign in another way"
          noneWords="No passkey was used. Try again, or sign in another way."
        />
      ) : (
        <PasskeyOffer next={next} />
      )}
    </PageFrame>
  );
}
