import type { KeptRoster } from "./device-store";
import type { DoorPageProps } from "./door-page-props";

/** The door's page from what is on this device. Its forms for pages without scripts are not shown. */
export function propsOfKept({ data, actorLabel, canOverride }: KeptRoster): DoorPageProps {
  const registered = data.tickets.filter(({ status }) => status === "registered");
  const came = data.tickets.filter(({ admittedAt }) => admittedAt !== null);
  return {
    eventId: data.eventId,
    title: data.title,
    startsAt: data.startsAt,
    zone: data.zone,
    doorsOpenAt: data.doorsOpenAt,
    doorsCloseAt: data.doorsCloseAt,
    counts: {
      registered: registered.reduce((sum, { partySize }) => sum + partySize, 0),
      admitted: came.length,
      refused: 0,
      ...(data.room && { room: data.room }),
    },
    exitScanning: data.exitScanning,
    actorLabel,
    isPass: false,
    doors: data.doors,
    canOverride,
    scanId: "",
    walkInId: "",
    signInHref: `/sign-in?next=${encodeURIComponent(`/door/${data.eventId}`)}`,
  };
}
