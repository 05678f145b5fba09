/** A contact that staff typed: an address or a number becomes a link, other words stay as they are. */
export function ContactText({ text }: { text: string }) {
  if (/^[^\s@]+@[^\s@]+$/.test(text))
    return (
      <a href={`mailto:${text}`} dir="ltr">
        {text}
      </a>
    );
  if (/^\+?[\d\s().-]{7,}$/.test(text))
    return (
      <a href={`tel:${text.replaceAll(/[^\d+]/g, "")}`} dir="ltr">
        {text}
      </a>
    );
  // A number among words stays on its line.
  return <bdi>{text.replaceAll(/(?<=\d) (?=\d)/gu, "\u00a0")}</bdi>;
}
