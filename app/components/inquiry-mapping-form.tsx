import { type ImportField, importFields, type WordField } from "~/app/domain/desk/import-mapping";
import { channels } from "~/app/domain/desk/inquiry";
import { Button } from "./button";
import { channelWords } from "./desk-words";
import { FormGroup } from "./form-group";
import { columnField, fieldLabels, type MappedView, meaningName, wordName } from "./inquiry-import-view";
import { Notice } from "./notice";
import { type Choice, SelectField } from "./select-field";

const hints: Partial<Record<ImportField, string>> = {
  date: "2026-12-31 or 12/31/2026",
  count: "Without one each row is one inquiry",
  minutes: "A number, such as 7",
  language: "English names, such as Spanish",
};

const needed: readonly ImportField[] = ["date", "category"];

/** Which column holds what, and what the file's words stand for. */
export function InquiryMappingForm({ view }: { view: MappedView }) {
  const { id, header, mapping, lists } = view;
  const columns = header.map((name, n): Choice => ({ value: String(n), label: name || `Column ${n + 1}` }));
  const branches = lists.branches.map((branch) => ({ value: branch.id, label: branch.name }));
  return (
    <form className="form" method="post" action={`/staff/desk/imports/${id}/mapping`} noValidate>
      <FormGroup title="Columns" hint="Choose the column that holds each.">
        <div className="desk-tallies">
          {importFields.map((field) => (
            <SelectField
              key={field}
              name={columnField(field)}
              label={fieldLabels[field]}
              hint={hints[field]}
              emptyLabel={needed.includes(field) ? "Choose" : "None"}
              choices={columns}
              defaultValue={String(mapping.columns[field] ?? "")}
            />
          ))}
        </div>
      </FormGroup>
      <FormGroup title="Where no column says so">
        <div className="desk-tallies">
          <SelectField
            name="branchId"
            label="All at"
            choices={branches}
            defaultValue={mapping.branchId ?? ""}
          />
          <SelectField
            name="channel"
            label="All came"
            emptyLabel={null}
            choices={channels.map((value) => ({ value, label: channelWords[value] }))}
            defaultValue={mapping.channel}
          />
        </div>
      </FormGroup>
      {view.words.map(({ field, words, isTooMany }) => (
        <Words key={field} {...{ field, words, isTooMany }} choices={choicesOf(view)[field]} />
      ))}
      <div className="actions">
        <Button kind={view.state === "ready" ? "secondary" : "primary"}>Check the file</Button>
      </div>
    </form>
  );
}

const choicesOf = ({ lists }: MappedView): Record<WordField, Choice[]> => ({
  branch: lists.branches.map(({ id, name }) => ({ value: id, label: name })),
  category: lists.categories.map(({ key, name }) => ({ value: key, label: name })),
  channel: channels.map((value) => ({ value, label: channelWords[value] })),
});

/** The words of one column that name nothing here by themselves. */
function Words({
  field,
  words,
  isTooMany,
  choices,
}: MappedView["words"][number] & { choices: readonly Choice[] }) {
  if (words.length === 0) return null;
  const title = `What the file's words stand for: ${fieldLabels[field].toLowerCase()}`;
  return (
    <FormGroup title={title}>
      {isTooMany && (
        <Notice kind="warning" title={`This column has more than ${words.length} words of its own`}>
          It may be the wrong one. These are the first.
        </Notice>
      )}
      <div className="desk-tallies">
        {words.map(({ word, meaning }, n) => (
          <div key={word}>
            <input type="hidden" name={wordName(field, n)} value={word} />
            <SelectField
              name={meaningName(field, n)}
              label={`“${word}”`}
              choices={choices}
              defaultValue={meaning}
            />
          </div>
        ))}
      </div>
    </FormGroup>
  );
}
