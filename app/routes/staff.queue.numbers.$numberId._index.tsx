import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Slip } from "~/app/components/appointment-slip";
import { ButtonLink } from "~/app/components/button";
import { momentInWords } from "~/app/components/event-when";
import { PageHead } from "~/app/components/page-head";
import { PrintHint } from "~/app/components/print-hint";
import { topicWords } from "~/app/components/queue-words";
import { numberOr404 } from "~/app/http/queue-page.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { slotStyles } from "~/app/styles/links";

export const links = slotStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Number ${data?.number} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "waiting-line.run");
  const { number, branch, branchId, topic, takenAt } = await numberOr404(context, params);
  const at = momentInWords(takenAt, context.center.timeZone);
  return { number, branch, branchId, topic, at, centerName: context.center.name };
}

export default function NumberSlip() {
  const { number, branch, branchId, topic, at, centerName } = useLoaderData<typeof loader>();
  return (
    <div className="slip-page">
      <PageHead title={`Number ${number}`} lead="Print this slip, or read the number out." />
      <div className="slip-sheet">
        <Slip centerName={`${centerName}, ${branch}`} figure={number} lines={[topicWords[topic], at]} />
      </div>
      <PrintHint>Nothing but the slip is printed.</PrintHint>
      <div className="actions">
        <ButtonLink kind="secondary" href={`/staff/queue?branch=${branchId}`}>
          Back to the queue
        </ButtonLink>
      </div>
    </div>
  );
}
