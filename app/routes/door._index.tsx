import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoorEvents } from "~/app/components/door-events";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { privateHeaders } from "~/app/http/private-headers";
import { requireActor } from "~/app/http/require-actor.server";
import { publicStyles } from "~/app/styles/links";
import { listLiveEvents, listNextEvents } from "~/db/queries/queue";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Doors - ${data?.centerName}` }];

/** Where a volunteer's work begins. A door pass opens one event alone, so it leads on to it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireActor(context, request, "door.open");
  if (actor.eventId !== undefined) throw redirect(`/door/${actor.eventId}`);
  const { services, center } = context;
  const of = { centerId: center.id, locale: center.locale, now: services.clock.now() };
  const [live, next] = await Promise.all([
    listLiveEvents(services.db, of),
    listNextEvents(services.db, { ...of, limit: 5 }),
  ]);
  return { live, next, centerName: center.name };
}

const account = [
  { href: "/account", label: "Your account" },
  { href: "/sign-out", label: "Sign out" },
];

export default function Doors() {
  const { live, next, centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} links={account} navigationLabel="Your account">
      <PageHead title="At the door now" lead="Open your event's door to scan tickets." />
      <DoorEvents live={live} next={next} />
    </PageFrame>
  );
}
