import { counted } from "~/app/domain/text/counted";
import { Button, ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { channelWords } from "./desk-words";
import { fieldLabels, type ImportView, type PreviewView } from "./inquiry-import-view";
import { InquiryMappingForm } from "./inquiry-mapping-form";
import { Notice } from "./notice";
import { Section } from "./section";

const number = (n: number) => n.toLocaleString("en-US");

/** A file on its way into the log. The page can be left at any time and come back to. */
export function InquiryImportPage({ view }: { view: ImportView }) {
  switch (view.state) {
    case "imported":
      return (
        <Notice kind="success" role="status" title={`${counted(view.rows, "row is", "rows are")} imported`}>
          <a href="/staff/desk/imports">See all imports</a>
        </Notice>
      );
    case "undone":
      return (
        <Notice kind="info" title="This import was taken back">
          It counts nowhere. <a href="/staff/desk/imports">Import the file again</a>
        </Notice>
      );
    case "writing":
      return <Writing {...view} />;
    default:
      return (
        <>
          <p>
            {counted(view.rows, "row was", "rows were")} read. Nothing is counted before you import it. You
            can leave this page and come back for a month.
          </p>
          {view.state === "wrong" && <Problems problems={view.problems} count={view.problemCount} />}
          {view.state === "ready" && <Preview id={view.id} preview={view.preview} />}
          <InquiryMappingForm view={view} />
        </>
      );
  }
}

function Writing({ written, rows }: { written: number; rows: number }) {
  return (
    <div className="progress stack">
      <p className="progress-count">
        {number(written)} of {counted(rows, "row", "rows")}
      </p>
      <progress aria-label="Rows written" value={written} max={rows} />
      <p>This page looks again by itself. You can leave it and come back: the work goes on.</p>
      <div className="actions">
        <ButtonLink kind="secondary" href="">
          Look again
        </ButtonLink>
      </div>
    </div>
  );
}

type Wrong = Extract<ImportView, { state: "wrong" }>;

function Problems({ problems, count }: { problems: Wrong["problems"]; count: number }) {
  return (
    <Notice
      kind="warning"
      title={`${counted(count, "cell needs", "cells need")} mending. Nothing is imported before all fit.`}
    >
      {count > problems.length && <p>These are the first {problems.length}.</p>}
      <DataTable
        caption="What to mend, by row"
        isCaptionHidden
        rows={problems}
        rowKey={({ row, field }) => `${row} ${field}`}
        columns={[
          { key: "row", header: "Row", isRowHeader: true, cell: ({ row }) => row },
          { key: "field", header: "Column", cell: ({ field }) => fieldLabels[field] },
          { key: "words", header: "What to do", cell: ({ words }) => words },
        ]}
      />
    </Notice>
  );
}

function Preview({ id, preview }: { id: string; preview: PreviewView }) {
  const { total, rowCount, firstDay, lastDay, byCategory, first } = preview;
  const rows = first.map((row, n) => ({ ...row, n }));
  return (
    <>
      <Section title="What it will count">
        <p>
          {counted(total, "inquiry", "inquiries")} from {firstDay} to {lastDay}, in{" "}
          {counted(rowCount, "row", "rows")}:{" "}
          {byCategory.map(({ name, count }) => `${name} ${number(count)}`).join(", ")}.
        </p>
        <form method="post" action={`/staff/desk/imports/${id}/confirmation`} className="actions">
          <Button>{`Import ${counted(total, "inquiry", "inquiries")}`}</Button>
        </form>
      </Section>
      <DataTable
        caption="The first rows, as they were understood"
        rows={rows}
        rowKey={({ n }) => String(n)}
        columns={[
          { key: "date", header: "Date", isRowHeader: true, cell: ({ date }) => date },
          { key: "branch", header: "Branch", cell: ({ branch }) => branch },
          { key: "category", header: "Category", cell: ({ category }) => category },
          { key: "channel", header: "How it came", cell: ({ channel }) => channelWords[channel] },
          { key: "count", header: "Count", align: "end", cell: ({ count }) => number(count) },
        ]}
      />
    </>
  );
}
