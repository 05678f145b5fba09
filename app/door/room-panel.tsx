import { Button } from "~/app/components/button";
import { occupancyLevel } from "~/app/domain/check-in/occupancy";
import { Panel } from "./panel";
import { words } from "./words";

interface RoomPanelProps {
  open: boolean;
  room: { inside: number; postedLoad: number } | null;
  onClose: () => void;
  onTally: (who: "patron" | "employer" | "staff", people: 1 | -1) => void;
}

const counted = ["employer", "staff", "patron"] as const;

/** How full the room is, and a counter for people without a ticket. */
export function RoomPanel({ open, room, onClose, onTally }: RoomPanelProps) {
  const level = room && occupancyLevel(room);
  return (
    <Panel open={open} title={words.room.title} onClose={onClose}>
      {room && level && (
        <output className="door-room" data-level={level}>
          <strong>{words.room.of(room.inside, room.postedLoad)}</strong> {words.room.level[level]}
        </output>
      )}
      <p>{words.room.explain}</p>
      {counted.map((who) => (
        <div className="door-line" key={who}>
          <span>{words.room.who[who]}</span>
          <span className="door-pair">
            {who !== "patron" && (
              <Button
                type="button"
                kind="secondary"
                label={words.room.in(words.room.who[who])}
                onClick={() => onTally(who, 1)}
              >
                {words.room.inShort}
              </Button>
            )}
            <Button
              type="button"
              kind="secondary"
              label={words.room.out(words.room.who[who])}
              onClick={() => onTally(who, -1)}
            >
              {words.room.outShort}
            </Button>
          </span>
        </div>
      ))}
    </Panel>
  );
}
