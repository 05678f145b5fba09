import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { privateHeaders } from "~/app/http/private-headers";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Look in your mail - ${data?.centerName}` },
];

/** None of them says whether the address has an account: only its owner sees what came. */
const words: Record<string, string> = {
  "sign-in":
    "If this address has an account, a link that signs you in is on its way. It works for 15 minutes.",
  reset:
    "If this address has an account, a link to choose a new password is on its way. It works for an hour.",
  "sign-up": "A link is on its way to the address you gave. Open it within a day to go on.",
  confirmation:
    "Your address is not confirmed yet. We sent you the link again. Open it within a day, then sign in.",
};

export function loader({ context, request }: LoaderFunctionArgs) {
  const about = new URL(request.url).searchParams.get("for") ?? "";
  return {
    centerName: context.center.name,
    lead: Object.hasOwn(words, about) ? words[about] : words["sign-in"],
    hasMailbox: context.services.mailbox === "page",
  };
}

export default function MailedPage() {
  const { centerName, lead, hasMailbox } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <PageHead title="Look in your mail" lead={lead} />
      <div className="prose">
        <p>
          Nothing there after a few minutes? Look in the junk folder, and check how you wrote the address.
        </p>
        {hasMailbox && (
          <p>
            Mail of this installation stays here: <a href="/mailbox">open the mailbox</a>.
          </p>
        )}
      </div>
      <div className="actions">
        <ButtonLink kind="secondary" href="/sign-in">
          Back to sign-in
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
