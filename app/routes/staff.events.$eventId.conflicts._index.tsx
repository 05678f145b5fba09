import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ConflictList } from "~/app/components/conflict-list";
import { EmptyState } from "~/app/components/empty-state";
import { OddScanTable } from "~/app/components/odd-scan-table";
import { Section } from "~/app/components/section";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { ToldNotice } from "~/app/components/told-notice";
import { zoneWords } from "~/app/domain/time/wording";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { listConflicts, listOddScans } from "~/db/queries/conflicts";

/** More at once than anybody looks through. */
const most = 200;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Conflicts at ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of, head } = await requireEvent(context, request, params, "conflict.list");
  const { services, center } = context;
  const [conflicts, odd] = await Promise.all([
    listConflicts(services.db, of),
    listOddScans(services.db, { ...of, limit: most }),
  ]);
  const zoneName = zoneWords(event.startsAt, event.zone, "en-US");
  return { head, conflicts, odd, zoneName, done: queryOf(request, "done"), centerName: center.name };
}

const words: Record<string, string> = {
  settled: "Settled. It is in the list below.",
  "scan-undone": "That scan is taken back. The counts follow.",
};

export default function Conflicts() {
  const { head, conflicts, odd, zoneName, done } = useLoaderData<typeof loader>();
  const open = conflicts.filter(({ settled }) => settled === null);
  const settled = conflicts.filter(({ settled: found }) => found !== null);
  const list = { eventId: head.id, zone: head.zone };
  return (
    <>
      <ToldNotice words={words} done={done} />
      <StaffEventHead event={head} current="conflicts" title="Conflicts" />
      {open.length > 0 ? (
        <Section title="To settle">
          <p>
            Phones without signal cannot know what other doors did. Say what you found out about each. Times
            are in {zoneName}.
          </p>
          <ConflictList {...list} conflicts={open} />
        </Section>
      ) : (
        <EmptyState title="Nothing to settle">
          When two doors without signal let in one ticket, or one that had ended, it is shown here. Reload the
          page to see what came in since.
        </EmptyState>
      )}
      {settled.length > 0 && (
        <Section title="Settled">
          <ConflictList {...list} conflicts={settled} />
        </Section>
      )}
      {odd.length > 0 && (
        <Section title="Worth a look">
          <p>These scans are unusual. They are counted as they stand, and nothing has to be done.</p>
          <OddScanTable {...list} rows={odd} />
        </Section>
      )}
    </>
  );
}
