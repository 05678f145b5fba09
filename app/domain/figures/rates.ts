/** A part of a whole, 0 to 1. Null where there is no whole: unknown is not zero. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

interface Registered {
  registered: number;
  cancelled: number;
  released: number;
  attendedRegistrants: number;
}

/** Of those who kept their place, how many came. Walk-ins are in neither. */
export const showRate = ({
  registered,
  cancelled,
  released,
  attendedRegistrants,
}: Registered): number | null => shareOf(attendedRegistrants, registered - cancelled - released);
