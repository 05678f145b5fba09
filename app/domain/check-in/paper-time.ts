import { instantOf, localOf } from "../time/zoned-time";

interface Hours {
  opensAt: Date;
  closesAt: Date;
}

/**
 * The instant of a time that was noted at the door: "10:05", "9:30 pm", "21:30". It is on a day that the doors were
 * open on. Without am or pm it is a time of the 24-hour clock, unless that lies outside the doors' hours and the same
 * time in the afternoon does not. Where clocks show it twice, the first is meant.
 * @returns null where clocks have no such time
 */
export function paperTime(written: string, { opensAt, closesAt }: Hours, zone: string): Date | null {
  const [, hours = "", minutes = "", half = ""] =
    /^(\d{1,2}):(\d{2})\s*(?:([ap])\.?m\.?)?$/i.exec(written) ?? [];
  const instants = hoursOf(Number(hours), half.toLowerCase()).flatMap((hour) =>
    daysOf({ opensAt, closesAt }, zone).flatMap((date) => {
      const clock = `${String(hour).padStart(2, "0")}:${minutes}`;
      const found = instantOf({ date, time: clock }, zone, "earlier");
      return found.kind === "instant" ? [found.at] : [];
    }),
  );
  return instants.find((at) => at >= opensAt && at <= closesAt) ?? instants[0] ?? null;
}

/** The hours of the 24-hour clock that may be meant, as written first. Those past 23 are on no clock. */
function hoursOf(hour: number, half: string): number[] {
  if (half === "") return hour >= 1 ? [hour, hour + 12] : [hour];
  if (hour < 1 || hour > 12) return [];
  return [(hour % 12) + (half === "p" ? 12 : 0)];
}

function daysOf({ opensAt, closesAt }: Hours, zone: string): string[] {
  return [...new Set([localOf(opensAt, zone).date, localOf(closesAt, zone).date])];
}
