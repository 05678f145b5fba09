import { Fragment, type ReactNode } from "react";
import type { Block, Inline, RichText } from "~/app/domain/resources/rich-text";

/** A page's text. Every element is written here and every text is escaped, so nothing that was typed is markup. */
export function RichTextView({ text }: { text: RichText }) {
  return numbered(text).map(({ key, value }) => <BlockView key={key} block={value} />);
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? (
        <h2>
          <Inlines content={block.content} />
        </h2>
      ) : (
        <h3>
          <Inlines content={block.content} />
        </h3>
      );
    case "paragraph":
      return (
        <p>
          <Inlines content={block.content} />
        </p>
      );
    case "list":
      return <ListView block={block} />;
    case "quote":
      return (
        <blockquote>
          <RichTextView text={block.content} />
        </blockquote>
      );
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "rule":
      return <hr />;
  }
}

function ListView({ block }: { block: Extract<Block, { kind: "list" }> }) {
  const List = block.isOrdered ? "ol" : "ul";
  return (
    <List>
      {numbered(block.items).map(({ key, value }) => (
        <li key={key}>
          <RichTextView text={value} />
        </li>
      ))}
    </List>
  );
}

function Inlines({ content }: { content: readonly Inline[] }) {
  return numbered(content).map(({ key, value }) => (
    <Fragment key={key}>
      <InlineView inline={value} />
    </Fragment>
  ));
}

function InlineView({ inline }: { inline: Inline }): ReactNode {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "break":
      return <br />;
    case "code":
      return <code>{inline.text}</code>;
    case "strong":
      return (
        <strong>
          <Inlines content={inline.content} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines content={inline.content} />
        </em>
      );
    case "link":
      return (
        <a href={inline.href} rel="noreferrer">
          <Inlines content={inline.content} />
        </a>
      );
  }
}

/** A text is written once and never reordered: a part's place is its key. */
const numbered = <Value,>(values: readonly Value[]) =>
  values.map((value, place) => ({ key: String(place), value }));
