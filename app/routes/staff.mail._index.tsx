import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { MailPage } from "~/app/components/mail-page";
import { PageHead } from "~/app/components/page-head";
import { TestMailForm } from "~/app/components/test-mail-form";
import { mayDo } from "~/app/domain/access/operations";
import { loadMail } from "~/app/http/mail-page.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Mail - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireStaff(context, request, "mail.read");
  const { services, center } = context;
  return {
    mail: await loadMail(context, request),
    test: mayDo(actor, "mail.test") ? { mailFrom: center.mailFrom, mailbox: services.mailbox } : null,
    done: queryOf(request, "done"),
    timeZone: center.timeZone,
    centerName: center.name,
  };
}

export default function CenterMail() {
  const { mail, test, done, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title="Mail" lead="What was written to people, and what became of it." />
      <MailPage
        {...mail}
        base="/staff/mail"
        timeZone={timeZone}
        resendAllAction="/staff/mail/resend"
        withEvent
      />
      {test && <TestMailForm {...test} />}
    </>
  );
}
