import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/app/components/empty-state";
import { MailboxTable } from "~/app/components/mailbox-table";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { requireMailbox } from "~/app/http/mailbox-page.server";
import { privateHeaders } from "~/app/http/private-headers";
import { staffStyles } from "~/app/styles/links";

export const links = staffStyles;
export const headers = privateHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Mailbox - ${data?.centerName}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { center } = context;
  const mails = await requireMailbox(context).list(center.host);
  const rows = mails.map(({ id, at, to, subject }) => ({ id, at, to, subject }));
  return { rows, timeZone: center.timeZone, centerName: center.name };
}

export default function Mailbox() {
  const { rows, timeZone, centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title="Mailbox"
        lead="No mail server is set up, so mail is kept here to read instead of being sent. The last 200 are kept."
      />
      {rows.length > 0 ? (
        <MailboxTable rows={rows} timeZone={timeZone} />
      ) : (
        <EmptyState title="No mail yet">
          Register for an event with an e-mail address. The confirmation is here within seconds.
        </EmptyState>
      )}
    </PageFrame>
  );
}
