import { fold } from "~/app/domain/text/fold";

/** A phrase as it is written after folding; each pattern carries the flag `g`. */
export type Phrase = RegExp;

/** Signs of a sentence's words before a phrase, or after it, that turn its meaning around. */
const denialsBefore =
  /\b(?:not|never|nor|neither|cannot|no need|no requirement|isn't|aren't|don't|doesn't|won't)\b/u;
const denialAfter =
  /^[ "')]*(?:(?:is|are|was|will be) )?(?:not|never|no longer) (?:be )?(?:a must|asked|charged|checked|needed|necessary|requested|required)/u;
const welcome = /^[ "')]*(?:(?:is|are) )?(?:no (?:bar|barrier|problem|issue)|welcome|encouraged)/u;

/** How far before a phrase a word still speaks of it, in signs. */
const reach = 60;

/** The sentences of texts, as they were typed. */
function sentencesOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/[\n.!?;:]/u));
}

/**
 * The first sentence that holds one of the phrases and means it: "we do not ask for a clean record" and "a licence is
 * not needed" do not. Null where there is none.
 * @param isMeant a further word about a match: what stands before it and after it in the folded sentence
 */
export function findPhrase(
  texts: readonly string[],
  phrases: readonly Phrase[],
  isMeant: (before: string, after: string) => boolean = () => true,
): string | null {
  const holds = (sentence: string) => {
    const folded = fold(sentence);
    // Most sentences hold none: a search is spared the copy of the pattern that every `matchAll` makes.
    const held = phrases.filter((phrase) => folded.search(phrase) !== -1);
    return held.some((phrase) =>
      Array.from(folded.matchAll(phrase)).some(({ index, 0: words }) => {
        const before = folded.slice(Math.max(0, index - reach), index);
        const after = folded.slice(index + words.length);
        return !isDenied(before, after) && isMeant(before, after);
      }),
    );
  };
  return sentencesOf(texts).find(holds)?.trim() ?? null;
}

const isDenied = (before: string, after: string) =>
  denialsBefore.test(before) || denialAfter.test(after) || welcome.test(after);
