import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AtHandList } from "~/app/components/at-hand-list";
import { ButtonLink } from "~/app/components/button";
import { PageHead } from "~/app/components/page-head";
import { QueueTable } from "~/app/components/queue-table";
import { TodayLines } from "~/app/components/today-lines";
import { dayWords } from "~/app/domain/time/wording";
import { queueRows } from "~/app/http/queue-rows.server";
import { requireActor } from "~/app/http/require-actor.server";
import { todayLines } from "~/app/http/today.server";
import { listLiveEvents, listNextEvents } from "~/db/queries/queue";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Today - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "queue.read");
  const { services, center } = context;
  const now = services.clock.now();
  const of = { centerId: center.id, locale: center.locale, now };
  const [rows, live, next] = await Promise.all([
    queueRows(context),
    listLiveEvents(services.db, of),
    listNextEvents(services.db, { ...of, limit: 5 }),
  ]);
  const today = await todayLines(context, rows.filter(({ waitsFor }) => waitsFor === "staff").length);
  return { today, rows, live, next, now, centerName: center.name, timeZone: center.timeZone };
}

export default function Today() {
  const { today, rows, live, next, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Today" lead={dayWords(now, timeZone, "en-US")} />
      <TodayLines lines={today} />
      <section id="waiting">
        <h2>What waits, for whom and since when</h2>
        <QueueTable rows={rows} now={now} timeZone={timeZone} />
      </section>
      {live.length > 0 && (
        <section>
          <h2>At the door now</h2>
          <AtHandList events={live} isLive />
        </section>
      )}
      <section>
        <h2>Next events</h2>
        {next.length > 0 ? (
          <AtHandList events={next} isLive={false} />
        ) : (
          <p className="muted">No published event lies ahead.</p>
        )}
        <div className="actions">
          <ButtonLink kind="secondary" href="/staff/events/new">
            Write an event
          </ButtonLink>
          <ButtonLink kind="quiet" href="/staff/events">
            See all events
          </ButtonLink>
        </div>
      </section>
    </>
  );
}
