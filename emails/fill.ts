/** The texts of a message's reader by field, each on one line. */
type ReaderTexts = Readonly<Record<string, string>>;

/** The reader's texts out of a message's props; null where the message is for no one in particular. */
export function readerTexts(props: object): ReaderTexts | null {
  if (!("reader" in props) || typeof props.reader !== "object" || props.reader === null) return null;
  const entries = Object.entries<unknown>({ ...props.reader });
  return Object.fromEntries(
    entries.flatMap(([field, value]) => (typeof value === "string" ? [[field, oneLine(value)]] : [])),
  );
}

/** A blank for each text but `as`, which a template reads. Blanks are of characters that no script has. */
export function blanksFor(reader: ReaderTexts): ReaderTexts {
  return Object.fromEntries(
    Object.entries(reader).map(([field, value]) => [field, field === "as" ? value : `\ue000${field}\ue001`]),
  );
}

export const countBlanks = (text: string) => text.split(/[\ue000\ue001]/).length - 1;

export function fillBlanks(text: string, reader: ReaderTexts, write = (value: string) => value): string {
  return text.replace(/\ue000(\w+)\ue001/g, (_blank, field: string) => write(reader[field] ?? ""));
}

/** As React escapes text and attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One line without control characters, of at most 500 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, " ").trim();
  return line.length <= 500 ? line : `${Array.from(line).slice(0, 499).join("")}…`;
}

/** Control characters but tabs and breaks: a mail's text may not hold NUL (RFC 5322, 2.1). */
export function withoutControls(text: string): string {
  return text.replace(/(?![\t\r\n])\p{Cc}|\p{Surrogate}/gu, "");
}
