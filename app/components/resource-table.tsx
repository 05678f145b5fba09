import type { ResourceTopic } from "~/app/domain/resources/resource";
import { languageName } from "~/app/domain/text/language-name";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { topicWords } from "./resource-words";
import { StatusBadge } from "./status-badge";

export interface ResourceRow {
  id: string;
  title: string;
  topic: ResourceTopic;
  isPublic: boolean;
  languages: readonly string[];
}

export const ResourceBadge = ({ isPublic }: { isPublic: boolean }) =>
  isPublic ? (
    <StatusBadge word="Public" shape="full" tone="good" />
  ) : (
    <StatusBadge word="Not public" shape="dashed" tone="quiet" />
  );

/** The center's pages of help in the order that visitors see. */
export function ResourceTable({ rows }: { rows: readonly ResourceRow[] }) {
  return (
    <DataTable
      caption="Pages, in the order that visitors see"
      isCaptionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          header: "Page",
          isRowHeader: true,
          cell: ({ id, title }) => <a href={`/staff/resources/${id}`}>{title}</a>,
        },
        { key: "topic", header: "About", cell: ({ topic }) => topicWords[topic] },
        {
          key: "languages",
          header: "Languages",
          cell: ({ languages }) => languages.map((tag) => languageName(tag)).join(", "),
        },
        { key: "public", header: "State", cell: (row) => <ResourceBadge isPublic={row.isPublic} /> },
        {
          key: "order",
          header: "Order",
          cell: ({ id, title }) => (
            <form className="actions" method="post" action={`/staff/resources/${id}/position`}>
              {id !== rows[0]?.id && (
                <Button kind="quiet" name="towards" value="earlier" label={`Up: ${title}`}>
                  Up
                </Button>
              )}
              {id !== rows.at(-1)?.id && (
                <Button kind="quiet" name="towards" value="later" label={`Down: ${title}`}>
                  Down
                </Button>
              )}
            </form>
          ),
        },
      ]}
    />
  );
}
