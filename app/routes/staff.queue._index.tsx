import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { QueuePage } from "~/app/components/queue-page";
import { RefusedNotice } from "~/app/components/refused-notice";
import { queueView } from "~/app/http/queue-page.server";
import { refusedWords } from "~/app/http/refusals";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Walk-in queue - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "waiting-line.run");
  const told = { done: queryOf(request, "done"), refused: refusedWords(queryOf(request, "refused")) };
  return { view: await queueView(context, request), ...told, centerName: context.center.name };
}

export default function WalkInQueue() {
  const { view, done, refused } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <RefusedNotice words={refused} />
      <PageHead
        title="Walk-in queue"
        lead="For whoever waits without an appointment. Numbers begin at 1 each day."
      />
      <QueuePage view={view} />
    </>
  );
}
