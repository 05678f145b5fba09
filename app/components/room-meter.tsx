import { type OccupancyLevel, occupancyLevel } from "~/app/domain/check-in/occupancy";
import { counted } from "~/app/domain/text/counted";
import { Icon, type IconName } from "./icon";

export interface RoomMeterProps {
  room: { inside: number; postedLoad: number };
  /** When it was counted, in words. */
  countedAt: string;
}

const icons: Record<OccupancyLevel, IconName> = { free: "check", "nearly-full": "warning", full: "stop" };

/** How full the room is: in words, with a shape and a colour that repeat them. */
export function RoomMeter({ room, countedAt }: RoomMeterProps) {
  const level = occupancyLevel(room);
  return (
    <section className="room-meter" data-level={level} data-live="room" aria-label="People inside">
      <p className="room-meter-figure">
        {room.inside} <span>of {room.postedLoad} inside</span>
      </p>
      <p className="room-meter-words">
        <Icon name={icons[level]} />
        <strong>{levelInWords(room, level)}</strong>
      </p>
      <p className="room-meter-note">
        As of {countedAt}. <span className="while-live">This page keeps the count up to date.</span>
        <span className="unless-live">Reload the page to count again.</span>
      </p>
    </section>
  );
}

function levelInWords({ inside, postedLoad }: RoomMeterProps["room"], level: OccupancyLevel): string {
  const left = postedLoad - inside;
  switch (level) {
    case "free":
      return `There is room for ${left} more.`;
    case "nearly-full":
      return `Nearly full: room for ${left} more.`;
    case "full":
      return left === 0
        ? "Stop: the room is full. Let nobody else in."
        : `Stop: ${counted(-left, "person", "people")} too many. Let nobody else in.`;
  }
}
