import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { MailView } from "~/app/components/mail-view";
import { PageFrame } from "~/app/components/page-frame";
import { requireMail } from "~/app/http/mailbox-page.server";
import { privateHeaders } from "~/app/http/private-headers";
import { staffStyles } from "~/app/styles/links";

export const links = staffStyles;
export const headers = privateHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.mail.subject} - ${data?.centerName}` },
];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { html: _framed, ...mail } = await requireMail(context, params.mailId);
  const { center } = context;
  return { mail, timeZone: center.timeZone, centerName: center.name };
}

export default function KeptMail() {
  const { mail, timeZone, centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <MailView mail={mail} timeZone={timeZone} />
    </PageFrame>
  );
}
