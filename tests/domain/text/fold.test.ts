import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText, fold, isSearchable } from "~/app/domain/text/fold";

const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 0x1fff })))
  .map((codePoints) => String.fromCodePoint(...codePoints));

describe("fold", () => {
  test.each([
    ["ignores case", "ANA Lopez", "ana lopez"],
    ["strips accents", "José Núñez", "jose nunez"],
    ["strips accents that were typed as separate marks", "Jose\u0301", "jose"],
    ["strips Vietnamese accents, the stroke of đ too", "Đặng Thị Hường", "dang thi huong"],
    ["strips the rarer blocks of accents", "a\u1ab0b\u1dc0c\u20d0d\ufe20e", "abcde"],
    ["keeps no stroke on ł, ø and ħ", "Łukasz Søren Għarb", "lukasz soren gharb"],
    ["writes joined letters apart", "Ægir Œuvre Þór Guðrún", "aegir oeuvre thor gudrun"],
    ["folds full width into plain width", "Ｊｏｓｅ　１２", "jose 12"],
    ["folds half-width kana, voicing included", "ｶﾞｷﾞ", "ガギ"],
    ["keeps kana with and without voicing apart", "カ ガ", "カ ガ"],
    ["keeps Hangul in whole syllables", "김민수", "김민수"],
    ["keeps the vowel signs of Devanagari", "नौकरी", "नौकरी"],
    ["keeps the vowel signs of Thai", "ผู้สมัคร", "ผู้สมัคร"],
    ["folds sharp s, small and capital, to ss", "Straße STRAẞE", "strasse strasse"],
    ["folds both forms of the Greek sigma to one", "ΟΔΟΣ ὁδός", "οδοσ οδοσ"],
    ["folds the Turkish dotted and dotless i alike, whatever the locale", "İSTANBUL ısı", "istanbul isi"],
    ["strips the points of Hebrew", "שָׁלוֹם", "שלום"],
    ["strips Arabic vowel signs and the tatweel", "مُحَمَّــد هٰذا", "محمد هذا"],
    ["reads Arabic and Persian letter forms as one", "علي كريم ى", "علی کریم ی"],
    ["drops characters that do not show", "نوی\u200cسنده\u00ad", "نویسنده"],
    [
      "makes curly and straight apostrophes one",
      "O’Brien O‘Brien OʼBrien OʻBrien O`Brien",
      "o'brien o'brien o'brien o'brien o'brien",
    ],
    ["makes dashes and hyphens one", "A‐B–C—D", "a-b-c-d"],
    ["squeezes and trims white space", "  Ana \t\n\u0085 Lopez\u00a0 ", "ana lopez"],
  ])("%s", (_rule, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("changes nothing that it folded already", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test("gives upper and lower case of any text one form", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text.toUpperCase().toLowerCase()));
      }),
    );
  });
});

describe("isSearchable", () => {
  test.each([
    ["three Latin letters", "ana", true],
    ["two Latin letters", "an", false],
    ["three letters in two words", "a bc", true],
    ["two letters and a digit", "an 1", false],
    ["two Han characters", "金美", true],
    ["two Hangul syllables", "민수", true],
    ["two hiragana", "はな", true],
    ["two katakana", "ハナ", true],
    ["a katakana and its long mark", "ハー", true],
    ["one Han character", "金", false],
    ["one Han character and one Latin letter", "金a", false],
    ["two ideographic punctuation marks", "、。", false],
    ["nothing", "", false],
  ])("%s: %s is %s", (_rule, folded, searchable) => {
    expect(isSearchable(folded)).toBe(searchable);
  });
});

describe("cleanLine", () => {
  test.each([
    ["turns a line break into a space, so that no header begins", "Ana\r\nBcc: x@y.z", "Ana Bcc: x@y.z"],
    ["turns a tab and a next-line into a space", "Ana\tB\u0085C", "Ana B C"],
    ["turns a Unicode line separator into a space", "Ana\u2028B\u2029C", "Ana B C"],
    ["removes NUL and other controls", "A\u0000n\u0007a\u007f\u009b", "Ana"],
    [
      "removes direction overrides and isolates",
      "\u202Ea\u202A\u202B\u202C\u202D\u2066\u2067\u2068\u2069b",
      "ab",
    ],
    ["removes zero-width characters", "A\u200bn\ufeffa\u2060\u00ad\u200e\u200f", "Ana"],
    ["removes halves of surrogate pairs", "A\ud800na\udc00", "Ana"],
    ["keeps the joiner of emoji", "👩‍👧", "👩‍👧"],
    ["keeps the colour selector of emoji", "❤️", "❤️"],
    ["keeps the tags of a regional flag", "🏴\u{e0067}\u{e0062}\u{e007f}", "🏴\u{e0067}\u{e0062}\u{e007f}"],
    ["keeps the form selectors of kanji", "葛\u{e0100}", "葛\u{e0100}"],
    ["keeps the non-joiner of Persian", "می\u200cخواهم", "می\u200cخواهم"],
    ["squeezes and trims white space", "  Ana   Lopez ", "Ana Lopez"],
    ["leaves markup as it was typed", "<b>A & B</b>", "<b>A & B</b>"],
    ["leaves right-to-left text as it was typed", "مریم", "مریم"],
    ["leaves nothing of a text that would not show", " \u200d\u3164\u2060", ""],
  ])("%s", (_rule, text, clean) => {
    expect(cleanLine(text)).toBe(clean);
  });
});

describe("cleanText", () => {
  test.each([
    ["keeps line breaks", "one\ntwo", "one\ntwo"],
    ["makes every kind of line break LF", "a\r\nb\rc\u0085d\u2028e\u2029f\fg", "a\nb\nc\nd\ne\nf\ng"],
    ["keeps one empty line in a row", "a\n\n\n\nb", "a\n\nb"],
    ["trims and squeezes each line", "  a  b \n\t c ", "a b\nc"],
    ["trims empty lines at both ends", "\n\na\n\n", "a"],
    ["removes controls and direction overrides", "a\u0000\u202eb", "ab"],
    ["leaves nothing of a text that would not show", "\n\u200d \n", ""],
  ])("%s", (_rule, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});
