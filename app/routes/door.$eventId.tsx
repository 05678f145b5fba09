import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import { scriptSafeJson } from "~/app/domain/events/job-posting";
import { DoorPage } from "~/app/door/door-page";
import { doorProps, doorRoot } from "~/app/door/door-page-props";
import { words } from "~/app/door/words";
import type { RequestContext } from "~/app/http/context.server";
import { requireDoor } from "~/app/http/door-event.server";
import { doorStyles } from "~/app/styles/links";
import { countAttendance, listDoors } from "~/db/queries/check-in";
import { listDevices } from "~/db/queries/devices";
import { findPersonName } from "~/db/queries/people";

export const links = () => [...doorStyles(), { rel: "manifest", href: "/door.webmanifest" }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: words.page.title(data?.title ?? "") },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { services } = context;
  const { actor, of, event, title } = await requireDoor(context, request, params.eventId, "door.open");
  const [counts, doors, actorLabel] = await Promise.all([
    countAttendance(services.db, of),
    listDoors(services.db, of),
    labelOf(context, actor, of),
  ]);
  return {
    eventId: of.eventId,
    title,
    startsAt: event.startsAt,
    zone: event.zone,
    doorsOpenAt: event.doorsOpenAt,
    doorsCloseAt: event.doorsCloseAt,
    counts,
    exitScanning: event.exitScanning,
    actorLabel,
    isPass: actor.kind === "device",
    doors: doors.map(({ name }) => name),
    canOverride: hasRole(actor, "staff"),
    scanId: services.ids.uuid(),
    walkInId: services.ids.uuid(),
    script: context.doorScript,
    signInHref: `/sign-in?next=${encodeURIComponent(`/door/${of.eventId}`)}`,
  };
}

/** Who scans, in words: a person's name, or what staff called the phone's door pass. */
async function labelOf(
  { services }: Pick<RequestContext, "services">,
  actor: Actor,
  of: { centerId: string; eventId: string },
): Promise<string> {
  if (actor.kind === "person") return (await findPersonName(services.db, actor)) ?? "";
  const devices = await listDevices(services.db, of);
  return devices.find(({ id }) => id === actor.id)?.label ?? "";
}

/** The door's own script takes over; it opens the same page without the server, so that no other script is needed. */
export default function Door() {
  const { script, ...props } = useLoaderData<typeof loader>();
  return (
    <>
      <div id={doorRoot}>
        <DoorPage {...props} />
      </div>
      <script
        id={doorProps}
        type="application/json"
        dangerouslySetInnerHTML={{ __html: scriptSafeJson(props) }}
      />
      {script !== null && <script type="module" src={script} />}
    </>
  );
}
