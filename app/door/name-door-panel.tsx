import { type FormEvent, useState } from "react";
import { Button } from "~/app/components/button";
import { TextField } from "~/app/components/field";
import type { DoorNames } from "./door-choices";
import { formText } from "./form-text";
import { Panel } from "./panel";
import { words } from "./words";

interface NameDoorPanelProps {
  open: boolean;
  names: DoorNames;
  /** The doors that the event has already. */
  doors: readonly string[];
  onClose?: (() => void) | undefined;
  onNames: (names: DoorNames) => void;
}

/** The first step at a door: its name, by one tap where it is known, and the phone's. */
export function NameDoorPanel({ open, names, doors, onClose, onNames }: NameDoorPanelProps) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = new FormData(event.currentTarget, submitterOf(event));
    const door = formText(values, "known") || formText(values, "door");
    const device = formText(values, "device");
    setErrors(door === "" ? { door: words.nameDoor.missing } : {});
    if (door !== "") onNames({ door, device: device || names.device });
  }
  return (
    <Panel open={open} title={words.nameDoor.title} onClose={onClose}>
      <form className="door-form" onSubmit={submit} noValidate>
        <p>{words.nameDoor.text}</p>
        {doors.length > 0 && (
          <fieldset className="door-known">
            <legend className="field-label">{words.nameDoor.known}</legend>
            {doors.map((door) => (
              <Button key={door} kind="secondary" name="known" value={door}>
                {door}
              </Button>
            ))}
          </fieldset>
        )}
        <TextField
          name="door"
          label={doors.length > 0 ? words.nameDoor.other : words.nameDoor.label}
          defaultValue={doors.length === 0 ? names.door || words.nameDoor.suggestion : ""}
          autoComplete="off"
          maxLength={40}
          errors={errors}
        />
        <TextField
          name="device"
          label={words.nameDoor.device}
          hint={words.nameDoor.deviceHint}
          optional
          defaultValue={names.device}
          autoComplete="off"
          maxLength={40}
        />
        <Button>{words.nameDoor.submit}</Button>
      </form>
    </Panel>
  );
}

/** The button that was pressed, where the browser says so; Enter in a field presses the first of the form. */
function submitterOf(event: FormEvent<HTMLFormElement>): HTMLElement | null {
  const { nativeEvent } = event;
  if (!(nativeEvent instanceof SubmitEvent)) return null;
  return document.activeElement instanceof HTMLInputElement ? null : nativeEvent.submitter;
}
