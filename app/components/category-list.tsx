import { isOffered } from "~/app/domain/desk/categories";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { Section } from "./section";

interface CategoryView {
  id: string;
  key: string;
  name: string;
  retiredAt: Date | null;
}

const pathOf = ({ id }: CategoryView) => `/staff/desk/categories/${id}`;

/** The desk's categories in their order, and those that are offered no longer. */
export function CategoryList({ categories }: { categories: readonly CategoryView[] }) {
  const offered = categories.filter(isOffered);
  const retired = categories.filter((category) => !isOffered(category));
  return (
    <>
      <DataTable
        caption="Categories that are offered, in their order"
        isCaptionHidden
        rows={offered.map((category, n) => ({ ...category, n }))}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", header: "Name", isRowHeader: true, cell: nameLink },
          { key: "key", header: "Key", cell: ({ key }) => <code>{key}</code> },
          {
            key: "move",
            header: "Order",
            cell: (category) => <Moves category={category} n={category.n} count={offered.length} />,
          },
          {
            key: "retire",
            header: "Retire",
            isHeaderHidden: true,
            cell: (category) => <Step category={category} to="retirement" verb="Retire" />,
          },
        ]}
      />
      {retired.length > 0 && <Retired categories={retired} />}
    </>
  );
}

const nameLink = (category: CategoryView) => <a href={pathOf(category)}>{category.name}</a>;

function Moves({ category, n, count }: { category: CategoryView; n: number; count: number }) {
  return (
    <form className="actions" method="post" action={`${pathOf(category)}/position`}>
      {n > 0 && (
        <Button kind="quiet" name="direction" value="up" label={`Up: ${category.name}`}>
          Up
        </Button>
      )}
      {n < count - 1 && (
        <Button kind="quiet" name="direction" value="down" label={`Down: ${category.name}`}>
          Down
        </Button>
      )}
    </form>
  );
}

function Step({ category, to, verb }: { category: CategoryView; to: string; verb: string }) {
  return (
    <form method="post" action={`${pathOf(category)}/${to}`}>
      <Button kind="quiet" label={`${verb}: ${category.name}`}>
        {verb}
      </Button>
    </form>
  );
}

function Retired({ categories }: { categories: readonly CategoryView[] }) {
  return (
    <Section title="Retired">
      <p>They are offered no longer. What was logged under them stays and is counted.</p>
      <DataTable
        caption="Retired categories"
        isCaptionHidden
        rows={categories}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", header: "Name", isRowHeader: true, cell: nameLink },
          { key: "key", header: "Key", cell: ({ key }) => <code>{key}</code> },
          {
            key: "restore",
            header: "Restore",
            isHeaderHidden: true,
            cell: (category) => <Step category={category} to="restoration" verb="Restore" />,
          },
        ]}
      />
    </Section>
  );
}
