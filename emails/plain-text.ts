import { toPlainText } from "@react-email/render";

/** A private-use character, since html-to-text takes no line break between a link's words and its address. */
const linkMark = "\ue002";

/**
 * The text part, made from the HTML so that neither can say more than the other: a picture becomes its alternative
 * words, a link its words and its address on a line of its own.
 */
export function plainText(html: string): string {
  const text = toPlainText(html, {
    selectors: [
      { selector: "img", format: "alternative" },
      { selector: "img.logo", format: "name" },
      { selector: "h1", options: { uppercase: false } },
      { selector: "a", options: { linkBrackets: [linkMark, ""], hideLinkHrefIfSameAsText: true } },
    ],
    formatters: { alternative, name },
  });
  return `${text
    .replaceAll(` ${linkMark}`, ":\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** html-to-text's formatter signature, as far as it is used: the package has no types here. */
function alternative(picture: Picture, _walk: unknown, builder: TextBuilder) {
  builder.addInline(`[${wordsOf(picture)}]`);
}

/** A logo is the name that it shows. */
function name(picture: Picture, _walk: unknown, builder: TextBuilder) {
  builder.addInline(wordsOf(picture));
}

const wordsOf = (picture: Picture) => picture.attribs?.["alt"] ?? "";

interface Picture {
  attribs?: Record<string, string>;
}

interface TextBuilder {
  addInline(text: string): void;
}
