import { fold } from "~/app/domain/text/fold";

// Room for "-" and seven digits within 60 characters.
const longest = 52;

/**
 * The words of an event's address: its title in small ASCII letters and its local date, at most 60 characters with
 * any suffix. A title without Latin letters or digits leaves "event".
 */
export function slugOf(title: string, date: string): string {
  return `${wordSlug(title, "event", longest - date.length - 1)}-${date}`;
}

/** A title in small ASCII letters, as many whole words as there is room for; `otherwise` where it has none. */
export function wordSlug(title: string, otherwise: string, room = longest): string {
  const words = fold(title).match(/[a-z0-9]+/gu) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word.slice(0, room) : `${slug}-${word}`;
    if (longer.length > room) break;
    slug = longer;
  }
  return slug || otherwise;
}

/** The slug for the n-th event of the same words, n from 2. */
export function withSuffix(slug: string, n: number): string {
  return `${slug}-${n}`;
}

/** True for a text that could be an event's address: nothing else is looked up. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,120}$/.test(text);
