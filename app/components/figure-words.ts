/** A share in whole percent; unknown is a word, never 0. */
export const percent = (share: number | null): string =>
  share === null ? "Unknown" : `${Math.round(share * 100)}%`;

/** Seconds as they are said: "3 s", "1 min 20 s". */
export function secondsInWords(seconds: number | null): string {
  if (seconds === null) return "Unknown";
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
