/** Letters that Unicode does not decompose, though people type them without the stroke. */
const plainLetters: Record<string, string> = {
  đ: "d",
  ð: "d",
  ħ: "h",
  ł: "l",
  ø: "o",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ς: "σ",
  // Arabic keyboards write these two letters otherwise than Persian ones.
  ي: "ی",
  ى: "ی",
  ك: "ک",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  ʻ: "'",
  "`": "'",
  "‐": "-",
  "–": "-",
  "—": "-",
};
const unlike = new RegExp(Object.keys(plainLetters).join("|"), "gu");

// Marks that change the word (kana voicing, Devanagari, Thai and Khmer vowels) stay.
const accents = new RegExp(
  [
    "[\\u0300-\\u036f]|[\\u1ab0-\\u1aff]|[\\u1dc0-\\u1dff]|[\\u20d0-\\u20ff]|[\\ufe20-\\ufe2f]", // Latin, Greek, Cyrillic
    "[\\u0591-\\u05bd]|[\\u05bf-\\u05c7]", // Hebrew points
    "\\u0640|[\\u064b-\\u065f]|\\u0670", // Arabic vowel signs and the tatweel
  ].join("|"),
  "gu",
);

/**
 * Brings names, door labels and search texts to one form, so that "JOSÉ", "Jose" and full-width "Ｊｏｓｅ" are
 * equal: compatibility decomposition (UAX 15, NFKD), accents dropped, case folded without a locale, white space
 * squeezed. Hangul comes back in whole syllables. Folding a folded text changes nothing.
 */
export function fold(text: string): string {
  return caseless(text.normalize("NFKD"))
    .normalize("NFKD")
    .replace(accents, "")
    .replace(unlike, (letter) => plainLetters[letter] ?? letter)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFC")
    .replace(/[\s\u0085]+/gu, " ")
    .trim();
}

/** Lower case by way of upper case, as full case folding has it: "ß", "ẞ" and "SS" all become "ss". */
function caseless(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase();
}

/** True where a folded text names somebody closely enough to search by: three letters, or two of Han, Hangul, kana. */
export function isSearchable(folded: string): boolean {
  const letters = Array.from(folded.matchAll(/\p{L}/gu), ([letter]) => letter);
  const dense = letters.filter((letter) =>
    /[\p{scx=Han}\p{scx=Hangul}\p{scx=Hira}\p{scx=Kana}]/u.test(letter),
  );
  return letters.length >= 3 || dense.length >= 2;
}

// Kept: ZWNJ (Persian words), ZWJ and variation selectors (emoji, kanji forms) and the tags of regional flags.
const hidden =
  /(?!\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0020}-\u{e007f}]|[\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/gu;
const controls = /(?![\s\u0085])\p{Cc}|\p{Cs}/gu;

/**
 * A typed line as it is kept and sent: one line without control characters, direction overrides or hidden
 * characters, trimmed. A line break becomes a space, so no text starts a header of its own in a mail or calendar.
 */
export function cleanLine(text: string): string {
  const line = withoutHidden(text)
    .replace(/[\s\u0085]+/gu, " ")
    .trim();
  return isBlank(line) ? "" : line;
}

/** The same for a text of many lines: LF ends a line, and no more than one line in a row stays empty. */
export function cleanText(text: string): string {
  const lines = withoutHidden(text).split(/\r\n|[\n\f\r\u0085\u2028\u2029]/u);
  const kept = lines.map((line) => line.replace(/\s+/gu, " ").trim()).join("\n");
  return isBlank(kept) ? "" : kept.replace(/\n{3,}/gu, "\n\n").trim();
}

/** The same for a text whose spaces mean something, such as Markdown: indents stay, and ends of lines go. */
export function cleanIndented(text: string): string {
  const lines = withoutHidden(text).split(/\r\n|[\n\f\r\u0085\u2028\u2029]/u);
  const kept = lines.map((line) => line.replace(/\t/gu, "    ").trimEnd()).join("\n");
  return isBlank(kept)
    ? ""
    : kept
        .replace(/\n{3,}/gu, "\n\n")
        .replace(/^\n{1,2}/u, "")
        .trimEnd();
}

function withoutHidden(text: string): string {
  return text.replace(controls, "").replace(hidden, "");
}

/** True where nothing would show. */
function isBlank(text: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}
