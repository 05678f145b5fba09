import type { ChangeEvent } from "react";
import { channelWords, minuteWords, referenceWords } from "~/app/components/desk-words";
import { type DeskChoices, deskLanguages } from "~/app/domain/desk/choices";
import { channels, minuteBands } from "~/app/domain/desk/inquiry";
import { languageName } from "~/app/domain/text/language-name";
import { words } from "./words";

interface ChoiceFieldsProps {
  choices: DeskChoices;
  choose: (change: Partial<DeskChoices>) => void;
  branches: readonly { id: string; name: string }[];
  isReference: boolean;
  setReference: (isReference: boolean) => void;
}

/** What stays chosen from one entry to the next, and the box that does not. */
export function ChoiceFields({ choices, choose, branches, isReference, setReference }: ChoiceFieldsProps) {
  const known = <Word extends string>(list: readonly Word[], value: string): Word | null =>
    list.find((each) => each === value) ?? null;
  return (
    <>
      <div className="desk-choices">
        <Choice
          name="branchId"
          label={words.form.branch}
          value={choices.branchId}
          options={branches.map(({ id, name }) => [id, name])}
          onChoose={(branchId) => choose({ branchId })}
        />
        <Choice
          name="channel"
          label={words.form.channel}
          value={choices.channel}
          options={channels.map((each) => [each, channelWords[each]])}
          onChoose={(value) => choose({ channel: known(channels, value) ?? choices.channel })}
        />
        <Choice
          name="minutes"
          label={words.form.minutes}
          value={choices.minutes ?? ""}
          options={[["", words.form.notNoted], ...minuteBands.map(withWords)]}
          onChoose={(value) => choose({ minutes: known(minuteBands, value) })}
        />
        <Choice
          name="language"
          label={words.form.language}
          value={choices.language ?? ""}
          options={[["", words.form.notNoted], ...deskLanguages.map(withName)]}
          onChoose={(value) => choose({ language: known(deskLanguages, value) })}
        />
      </div>
      <div className="field choice">
        <input
          type="checkbox"
          id="field-reference"
          name="reference"
          value="yes"
          checked={isReference}
          onChange={(event) => setReference(event.target.checked)}
          // Enter here would press the first category's button.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          aria-describedby="field-reference-hint"
        />
        <div>
          <label htmlFor="field-reference">{referenceWords}</label>
          <p className="field-hint" id="field-reference-hint">
            {words.form.referenceHint}
          </p>
        </div>
      </div>
    </>
  );
}

type Option = [value: string, label: string];

const withWords = (band: (typeof minuteBands)[number]): Option => [band, minuteWords[band]];
const withName = (tag: string): Option => [tag, languageName(tag)];

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
}

function Choice({ name, label, value, options, onChoose }: ChoiceProps) {
  const onChange = (event: ChangeEvent<HTMLSelectElement>) => onChoose(event.target.value);
  return (
    <div className="field">
      <label className="field-label" htmlFor={`field-${name}`}>
        {label}
      </label>
      <select id={`field-${name}`} className="control" name={name} value={value} onChange={onChange}>
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
