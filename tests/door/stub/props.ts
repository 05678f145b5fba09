import type { DoorPageProps } from "~/app/door/door-page-props";

/** The page's props as JSON carries them. */
export type SentProps = Omit<DoorPageProps, "startsAt" | "doorsOpenAt" | "doorsCloseAt"> &
  Record<"startsAt" | "doorsOpenAt" | "doorsCloseAt", string>;

export function propsOf(sent: SentProps): DoorPageProps {
  return {
    ...sent,
    startsAt: new Date(sent.startsAt),
    doorsOpenAt: new Date(sent.doorsOpenAt),
    doorsCloseAt: new Date(sent.doorsCloseAt),
  };
}
