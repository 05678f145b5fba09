import type { KeptRoster } from "./device-store";
import type { DoorPageProps } from "./door-page-props";

/** The door's page from what is on this device. Its forms for pages without scripts are not shown. */
export function propsOfKept({ data, actorLabel, canOverride, isPass }: KeptRoster): DoorPageProps {
  return {
    eventId: data.eventId,
    title: data.title,
    startsAt: data.startsAt,
    zone: data.zone,
    doorsOpenAt: data.doorsOpenAt,
    doorsCloseAt: data.doorsCloseAt,
    counts: { ...data.counts, ...(data.room && { room: data.room }) },
    exitScanning: data.exitScanning,
    actorLabel,
    isPass,
    doors: data.doors,
    canOverride,
    scanId: "",
    walkInId: "",
    signInHref: `/sign-in?next=${encodeURIComponent(`/door/${data.eventId}`)}`,
  };
}
