import type { ImportedOpening } from "~/app/domain/openings/imported";
import { counted } from "~/app/domain/text/counted";
import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { openingLine } from "./openings-list";
import { payInWords } from "./pay";
import { dayInWords } from "./report-words";

export interface ImportPreviewView {
  /** The page of the event's openings. */
  href: string;
  count: number;
  replaces: boolean;
  isImported: boolean;
  /** The first of them, with whose each is. */
  rows: readonly (ImportedOpening & { employerName: string })[];
}

/** What a file says, before any of it is written: all of it is imported by one button, or none. */
export function ImportPreview({
  view,
  errors,
}: {
  view: ImportPreviewView;
  errors?: Readonly<Record<string, string>> | undefined;
}) {
  const { href, count, replaces, isImported, rows } = view;
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
        { key: "more", header: "More", cell: ({ opening }) => openingLine({ ...opening, id: "" }, t) },
        {
          key: "closes",
          header: "Apply by",
          cell: ({ opening }) => opening.closesOn && dayInWords(opening.closesOn),
        },
      ]}
    />
  );
}
