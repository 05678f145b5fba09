import type { ImportedOpening } from "~/app/domain/openings/imported";
import { counted } from "~/app/domain/text/counted";
import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { OpeningTexts, openingLine } from "./openings-list";
import { payInWords } from "./pay";
import { StatusBadge } from "./status-badge";

export interface ImportPreviewView {
  /** The page of the event's openings. */
  href: string;
  count: number;
  replaces: boolean;
  isImported: boolean;
  /** Of all, how many have a last day that is over. */
  closed: number;
  /** The first of them, with whose each is. */
  rows: readonly (ImportedOpening & { employerName: string; isClosed: boolean })[];
}

/** What a file says, before any of it is written: all of it is imported by one button, or none. */
export function ImportPreview({
  view,
  errors,
}: {
  view: ImportPreviewView;
  errors?: Readonly<Record<string, string>> | undefined;
}) {
  const { href, count, replaces, isImported, closed, rows } = view;
  if (isImported) {
    return (
      <Notice kind="success" title={`${counted(count, "opening was", "openings were")} imported`}>
        <a href={href}>See the openings</a>
      </Notice>
    );
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        {counted(count, "opening", "openings")} can be imported.{" "}
        {replaces
          ? "They take the place of those that these employers have here."
          : "They are added to those that are here."}
      </p>
      {closed > 0 && (
        <Notice
          kind="warning"
          title={`The last day to apply is over for ${counted(closed, "opening", "openings")}`}
        >
          Nobody could apply. Correct closes_on in the file first, or import it as it is.
        </Notice>
      )}
      <form method="post" className="actions">
        <Button>{`Import ${counted(count, "opening", "openings")}`}</Button>
        <ButtonLink kind="quiet" href={`${href}/imports`}>
          Choose another file
        </ButtonLink>
      </form>
      <PreviewTable rows={rows} />
      {count > rows.length && <p>And {counted(count - rows.length, "more opening", "more openings")}.</p>}
    </>
  );
}

function PreviewTable({ rows }: Pick<ImportPreviewView, "rows">) {
  const t = useWords();
  const numbered = rows.map((row, n) => ({ ...row, n }));
  return (
    <DataTable
      caption="What the file says"
      isCaptionHidden
      rows={numbered}
      rowKey={({ n }) => String(n)}
      columns={[
        { key: "title", header: "Job", isRowHeader: true, cell: ({ opening }) => opening.title },
        { key: "employer", header: "Employer", cell: ({ employerName }) => employerName },
        { key: "pay", header: "Pay", cell: ({ opening }) => payInWords(opening, t) },
        { key: "more", header: "What it says", cell: (row) => <WhatItSays row={row} /> },
      ]}
    />
  );
}

/** All of it, as visitors will read it: what stands under the wrong name shows here alone. */
function WhatItSays({ row: { opening, isClosed } }: { row: ImportPreviewView["rows"][number] }) {
  const t = useWords();
  const shown = { ...opening, id: "" };
  return (
    <>
      <p>{openingLine(shown, t)}</p>
      {isClosed && (
        <p>
          <StatusBadge word={t("job.closed")} shape="clock" tone="quiet" />
        </p>
      )}
      <OpeningTexts opening={shown} />
    </>
  );
}
