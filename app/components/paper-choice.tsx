import { type Paper, papers } from "~/app/domain/labels/paper";

const words: Record<Paper, string> = { letter: "US Letter", a4: "A4" };

/** The sheet that a page is laid out for, as links: each has its own address and works without script. */
export function PaperChoice({ current }: { current: Paper }) {
  return (
    <p className="paper-choice no-print">
      Paper:{" "}
      {papers.map((paper) => (
        <a key={paper} href={`?paper=${paper}`} aria-current={paper === current ? "true" : undefined}>
          {words[paper]}
        </a>
      ))}
    </p>
  );
}
