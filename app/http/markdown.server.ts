import MarkdownIt from "markdown-it";
import { type Block, type Inline, linkHref, type RichText } from "~/app/domain/resources/rich-text";

/** Markup is text, a picture is its words, and an address that is typed stays one: only a link is a link. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 });
markdown.disable(["table", "reference", "html_block", "html_inline"]);
markdown.validateLink = (address) => linkHref(address) !== null;

type Token = ReturnType<typeof markdown.parse>[number];

/**
 * Reads Markdown (CommonMark without HTML, tables and references) into a tree of our own, from which components write
 * the page. What the tree has no form for is its text.
 */
export function readMarkdown(source: string): RichText {
  return blocksOf(walk(markdown.parse(source, {})));
}

/** Tokens come in a row, an opening one and its closing one around those within. */
interface Walk {
  next(): Token | undefined;
}

function walk(tokens: readonly Token[]): Walk {
  let at = 0;
  return { next: () => tokens[at++] };
}

function blocksOf(tokens: Walk): Block[] {
  const blocks: Block[] = [];
  for (let token = tokens.next(); token !== undefined && token.nesting !== -1; token = tokens.next()) {
    blocks.push(...blockOf(token, tokens));
  }
  return blocks;
}

function blockOf(token: Token, tokens: Walk): Block[] {
  switch (token.type) {
    case "heading_open":
      return [{ kind: "heading", level: token.tag <= "h2" ? 2 : 3, content: inlinesWithin(tokens) }];
    case "paragraph_open":
      return [{ kind: "paragraph", content: inlinesWithin(tokens) }];
    case "bullet_list_open":
    case "ordered_list_open":
      return [{ kind: "list", isOrdered: token.type === "ordered_list_open", items: itemsOf(tokens) }];
    case "blockquote_open":
      return [{ kind: "quote", content: blocksOf(tokens) }];
    case "fence":
    case "code_block":
      return [{ kind: "code", text: token.content }];
    case "hr":
      return [{ kind: "rule" }];
    default:
      if (token.nesting === 1) return blocksOf(tokens);
      return token.content === "" ? [] : [{ kind: "paragraph", content: [textOf(token)] }];
  }
}

function itemsOf(tokens: Walk): RichText[] {
  const items: RichText[] = [];
  for (let token = tokens.next(); token !== undefined && token.nesting !== -1; token = tokens.next()) {
    items.push(blocksOf(tokens));
  }
  return items;
}

/** The inlines of a heading or paragraph, to its end. */
function inlinesWithin(tokens: Walk): Inline[] {
  const inlines: Inline[] = [];
  for (let token = tokens.next(); token !== undefined && token.nesting !== -1; token = tokens.next()) {
    inlines.push(...inlinesOf(walk(token.children ?? [])));
  }
  return inlines;
}

function inlinesOf(tokens: Walk): Inline[] {
  const inlines: Inline[] = [];
  for (let token = tokens.next(); token !== undefined && token.nesting !== -1; token = tokens.next()) {
    inlines.push(...inlineOf(token, tokens));
  }
  return inlines;
}

function inlineOf(token: Token, tokens: Walk): Inline[] {
  switch (token.type) {
    case "strong_open":
      return [{ kind: "strong", content: inlinesOf(tokens) }];
    case "em_open":
      return [{ kind: "emphasis", content: inlinesOf(tokens) }];
    case "link_open": {
      const href = linkHref(String(token.attrGet("href") ?? ""));
      const content = inlinesOf(tokens);
      return href === null ? content : [{ kind: "link", href, content }];
    }
    case "code_inline":
      return [{ kind: "code", text: token.content }];
    case "softbreak":
      return [{ kind: "text", text: "\n" }];
    case "hardbreak":
      return [{ kind: "break" }];
    default:
      if (token.nesting === 1) return inlinesOf(tokens);
      return token.content === "" ? [] : [textOf(token)];
  }
}

const textOf = ({ content }: Token): Inline => ({ kind: "text", text: content });
