/** When each code was last in view, in milliseconds of one monotonic clock. */
export type CodesInView = ReadonlyMap<string, number>;

export interface FrameReading {
  inView: CodesInView;
  /** The code that is a new scan, if this frame shows one. */
  fresh: string | null;
}

export const noCodes: CodesInView = new Map();

/** A code is gone once it was out of view for this long. */
const gone = 1500;

/**
 * Tells a new scan from a code that is merely still held in view: a text counts once until it has been out of view
 * for a second and a half. Two tickets in one picture do not make the scanner swing between them.
 */
export function readFrame(before: CodesInView, text: string | null, at: number): FrameReading {
  const inView = new Map([...before].filter(([, seenAt]) => at - seenAt <= gone));
  if (text === null) return { inView, fresh: null };
  const held = inView.has(text);
  inView.set(text, at);
  return { inView, fresh: held ? null : text };
}
