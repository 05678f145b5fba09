import { type FormEvent, useState } from "react";
import { Button } from "~/app/components/button";
import { TextField } from "~/app/components/field";
import { languageChoices } from "~/app/components/language-choices";
import { SelectField } from "~/app/components/select-field";
import { formText } from "./form-text";
import { Panel } from "./panel";
import { words } from "./words";

interface WalkInPanelProps {
  open: boolean;
  onClose: () => void;
  onWalkIn: (person: { name: string; language: string }, people: number) => void;
}

const partySizes = [1, 2, 3, 4, 5, 6].map((size) => ({ value: String(size), label: String(size) }));

/** A walk-in by name: two fields, so that it takes less than twenty seconds. */
export function WalkInPanel({ open, onClose, onWalkIn }: WalkInPanelProps) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const name = formText(values, "name");
    setErrors(name === "" ? { name: words.walkIn.nameMissing } : {});
    if (name === "") return form.querySelector("input")?.focus();
    form.reset();
    onWalkIn({ name, language: formText(values, "language") }, Number(formText(values, "people")) || 1);
  }
  return (
    <Panel open={open} title={words.walkIn.title} onClose={onClose}>
      <form className="door-form" onSubmit={submit} noValidate>
        <TextField
          name="name"
          label={words.walkIn.name}
          hint={words.walkIn.nameHint}
          autoComplete="off"
          maxLength={120}
          errors={errors}
        />
        <SelectField
          name="language"
          label={words.walkIn.language}
          emptyLabel={null}
          choices={languageChoices}
        />
        <SelectField name="people" label={words.walkIn.people} emptyLabel={null} choices={partySizes} />
        <Button>{words.walkIn.submit}</Button>
      </form>
    </Panel>
  );
}
