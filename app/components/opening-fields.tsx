import type { ReactNode } from "react";
import { employmentTypes, payUnits } from "~/app/domain/events/event";
import { shifts, workLanguages } from "~/app/domain/openings/opening";
import { languageName } from "~/app/domain/text/language-name";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { TextField } from "./field";
import { languageField, shiftField } from "./opening-names";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";
import { employmentTypeWords, payUnitWords, shiftWords } from "./words";

type Texts = Readonly<Record<string, string>>;

export interface OpeningFieldsProps {
  errors?: Texts | undefined;
  values?: Texts | undefined;
  /** What stands here where there are more openings than a form holds. */
  apart?: ReactNode;
}

const openingName = /^openings\.(\d{1,2})\.\w+$/;

/** The blocks to show: what was typed or added, and where there is nothing yet an empty one to begin with. */
export function openingBlocks(values: Texts): number[] {
  const indexes = Object.keys(values).flatMap((name) => openingName.exec(name)?.[1] ?? []);
  const present = [...new Set(indexes.map(Number))].sort((a, b) => a - b);
  return present.length === 0 ? [0] : present;
}

const isBlank = (values: Texts, index: number) =>
  Object.entries(values).every(
    ([name, value]) => openingName.exec(name)?.[1] !== String(index) || value.trim() === "",
  );

/** Jobs on offer: a block each. Adding and removing post the form to the same page, without script. */
export function OpeningFields({ errors = {}, values = {}, apart }: OpeningFieldsProps) {
  const blocks = openingBlocks(values);
  if (values.openingsApart === "yes") return <OpeningsApart>{apart}</OpeningsApart>;
  return (
    <>
      {errors.openings && (
        <p className="field-error" id="field-openings">
          {errors.openings}
        </p>
      )}
      {blocks.map((index, place) => (
        <OpeningBlock key={index} index={index} number={place + 1} errors={errors} values={values} />
      ))}
      <div className="actions">
        <Button
          kind="secondary"
          name="addOpening"
          value="yes"
          formNoValidate
          formAction={`#opening-${blocks.length + 1}`}
        >
          Add another opening
        </Button>
      </div>
    </>
  );
}

/** Openings that came from a file, or from many: saving this form leaves them as they are. */
function OpeningsApart({ children }: { children: ReactNode }) {
  return (
    <>
      <input type="hidden" name="openingsApart" value="yes" />
      <p>
        There are too many openings for this form.{" "}
        {children ?? "Change them on the event's page of openings."}
      </p>
    </>
  );
}

interface BlockProps {
  index: number;
  number: number;
  errors: Texts;
  values: Texts;
}

function OpeningBlock({ index, number, errors, values }: BlockProps) {
  const name = (key: string) => `openings.${index}.${key}`;
  const title = values[name("title")]?.trim();
  const isNew = isBlank(values, index);
  const fields = { errors, values, optional: isNew, optionalWord: "" };
  const hasErrorBelow = moreFields.some((key) => errors[name(key)] !== undefined);
  return (
    <fieldset className="opening-block" id={`opening-${number}`}>
      <legend>{title ? `Opening ${number}: ${title}` : `Opening ${number}`}</legend>
      {isNew && number > 1 && <p className="field-hint">Leave this empty if there is no other job.</p>}
      <TextField {...fields} name={name("title")} label="Job title" maxLength={120} />
      <TextField
        {...fields}
        name={name("vacancies")}
        label="How many to hire"
        inputMode="numeric"
        width="short"
      />
      <div className="field-row">
        <TextField {...fields} name={name("payMin")} label="Lowest pay, in dollars" inputMode="decimal" />
        <TextField {...fields} name={name("payMax")} label="Highest pay, in dollars" inputMode="decimal" />
        <SelectField
          {...fields}
          name={name("payUnit")}
          label="Paid by"
          choices={payUnits.map((value) => ({ value, label: payUnitWords[value] }))}
        />
      </div>
      <SelectField
        {...fields}
        name={name("employmentType")}
        label="Kind of job"
        width="medium"
        choices={employmentTypes.map((value) => ({ value, label: employmentTypeWords[value] }))}
      />
      <details open={hasErrorBelow}>
        <summary>Hours, place, duties and how to apply (optional)</summary>
        <MoreOfOpening name={name} errors={errors} values={values} />
      </details>
      {!isNew && (
        <Button
          kind="quiet"
          name="removeOpening"
          value={String(index)}
          formNoValidate
          formAction="#openings"
          label={`Remove opening ${number}${title ? `: ${title}` : ""}`}
        >
          Remove opening {number}
        </Button>
      )}
    </fieldset>
  );
}

interface TicksProps {
  legend: string;
  fields: { errors: Texts; values: Texts; optional: boolean; optionalWord: string };
  choices: readonly { name: string; label: string }[];
}

/** Some of a few, each a checkbox with a name of its own. */
export function Ticks({ legend, fields, choices }: TicksProps) {
  return (
    <fieldset className="field ticks">
      <legend className="field-label">{legend}</legend>
      {choices.map(({ name, label }) => (
        <Checkbox key={name} {...fields} name={name} label={label} />
      ))}
    </fieldset>
  );
}

const moreFields = [
  "schedule",
  "shifts",
  "noExperience",
  "languages",
  "clientName",
  "worksite",
  "remote",
  "duties",
  "minimumQualifications",
  "howToApply",
  "closesOn",
];

function MoreOfOpening({
  name,
  errors,
  values,
}: Omit<BlockProps, "index" | "number"> & { name: (key: string) => string }) {
  const fields = { errors, values, optional: true, optionalWord: "" };
  return (
    <div className="opening-more">
      <TextField
        {...fields}
        name={name("schedule")}
        label="Hours"
        hint="Such as: Monday to Friday, 7 AM to 3 PM"
      />
      <Ticks
        legend="When the work is done"
        fields={fields}
        choices={shifts.map((shift) => ({ name: name(shiftField(shift)), label: shiftWords[shift] }))}
      />
      <TextField
        {...fields}
        name={name("worksite")}
        label="Place of work"
        hint="A street address or a neighborhood. Search engines leave out a job without one."
      />
      <Checkbox {...fields} name={name("remote")} label="The work can be done from home" />
      <TextArea {...fields} name={name("duties")} label="What the person will do" />
      <TextArea {...fields} name={name("minimumQualifications")} label="What the person needs" />
      <Checkbox
        {...fields}
        name={name("noExperience")}
        label="No experience is needed"
        hint="Visitors can search for these jobs."
      />
      <Ticks
        legend="Languages that the work is done in"
        fields={fields}
        choices={workLanguages.map((tag) => ({ name: name(languageField(tag)), label: languageName(tag) }))}
      />
      <TextField
        {...fields}
        name={name("clientName")}
        label="Hiring for another company"
        hint="Its name, where you are a staffing agency"
        maxLength={120}
      />
      <TextArea {...fields} name={name("howToApply")} label="How to apply" rows={2} />
      <TextField {...fields} name={name("closesOn")} label="Last day to apply" type="date" width="short" />
    </div>
  );
}
