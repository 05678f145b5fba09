import type { ReactNode } from "react";
import { eventTypes } from "~/app/domain/events/event";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { eventErrorLabels } from "./event-error-labels";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { MomentField } from "./moment-field";
import { namedErrors } from "./named-errors";
import { OpeningFields } from "./opening-fields";
import { RadioGroup } from "./radio-group";
import { RoomDay, type RoomDayView } from "./room-day";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";
import { eventTypeWords } from "./words";

type Texts = Readonly<Record<string, string>>;

export interface EventFormProps {
  /** Where it posts; absent: this page's address. */
  action?: string | undefined;
  errors?: Texts | undefined;
  /** What was typed, or the event as it stands (valuesOfEvent). */
  values?: Texts | undefined;
  rooms: readonly { id: string; name: string; branch: { name: string }; postedLoad: number }[];
  /** The zone in words, "Pacific Time": the form's times are read in it. */
  zoneName: string;
  /** What is on in the chosen room, once its button asked. */
  roomDay?: RoomDayView | null | undefined;
  /** Staff choose whose event it is, where it is new. */
  employers?: readonly { id: string; legalName: string }[] | undefined;
  /** Doors, the close of registration and how the door works are the staff's business. */
  isForStaff?: boolean | undefined;
  /** The kind of event stands once it is published. */
  isTypeFixed?: boolean | undefined;
  /** What stands before the buttons: the reason of a move and whom it reaches. */
  children?: ReactNode;
  /** The buttons that save; the first one is what the Enter key presses. */
  buttons: ReactNode;
}

/** All that an event is made of. Employers and staff write in the same form; it works without script. */
export function EventForm(props: EventFormProps) {
  const { errors, values } = props;
  const fields = { errors, values };
  return (
    <form className="form event-form" method="post" action={props.action} noValidate>
      <ErrorSummary errors={namedErrors(errors, eventErrorLabels(errors))} />
      <EnterKey />
      <FormGroup title="The event">
        {props.employers && <EmployerField {...fields} employers={props.employers} />}
        {props.isTypeFixed ? (
          <input type="hidden" name="type" value={values?.type} />
        ) : (
          <RadioGroup
            {...fields}
            name="type"
            label="Kind of event"
            defaultValue="hiring-event"
            choices={eventTypes.map((value) => ({ value, label: eventTypeWords[value] }))}
          />
        )}
        <TextField {...fields} name="title" label="Title" maxLength={160} />
        <TextArea {...fields} name="description" label="What people should know" rows={6} />
      </FormGroup>
      <WhenAndWhere {...props} />
      <FormGroup title="For the people who come">
        <TextArea {...fields} name="whatToBring" label="What to bring" rows={2} optional />
        <TextField
          {...fields}
          name="accommodationContact"
          label="Contact for help with access"
          hint="A phone number or e-mail address for people who need an interpreter or other help"
          optional
        />
      </FormGroup>
      {props.isForStaff && <AtTheDoor {...fields} />}
      <div id="openings">
        <FormGroup title="Openings" hint="Each job on offer, with its pay: people look for it first.">
          <OpeningFields {...fields} />
        </FormGroup>
      </div>
      {props.children}
      <div className="actions">{props.buttons}</div>
    </form>
  );
}

/** The Enter key presses a form's first button, which must not be one that removes an opening. */
export function EnterKey() {
  return (
    <button className="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">
      Save
    </button>
  );
}

function EmployerField({ employers, ...fields }: Pick<EventFormProps, "errors" | "values" | "employers">) {
  return (
    <SelectField
      {...fields}
      name="employerId"
      label="Employer"
      emptyLabel="None: a job fair that the center holds"
      hint={
        <>
          Only a job fair may be without one: its employers are invited or apply later. Not in the list?{" "}
          <a href="/staff/employers/new">Add the employer</a> first.
        </>
      }
      choices={(employers ?? []).map(({ id, legalName }) => ({ value: id, label: legalName }))}
    />
  );
}

function WhenAndWhere(props: EventFormProps) {
  const { errors, values, rooms } = props;
  const fields = { errors, values };
  return (
    <FormGroup title="When and where" hint={`Times are in ${props.zoneName}.`}>
      <MomentField {...fields} name="startsAt" label="Start" />
      <MomentField
        {...fields}
        name="endsAt"
        label="End"
        hint="Leave the day empty if it is the day of the start."
        isDayOptional
      />
      <SelectField
        {...fields}
        name="roomId"
        label="Branch and room"
        emptyLabel="Not decided yet"
        optional
        choices={rooms.map(({ id, name, branch, postedLoad }) => ({
          value: id,
          label: `${branch.name}, ${name} (holds ${postedLoad})`,
        }))}
      />
      <div>
        <Button
          kind="secondary"
          name="showRoom"
          value="yes"
          formAction={`${props.action ?? ""}#room-day`}
          formNoValidate
        >
          What is on in this room that day
        </Button>
      </div>
      {props.roomDay && <RoomDay day={props.roomDay} />}
      <TextField
        {...fields}
        name="capacity"
        label="How many people may register"
        hint="No more than the room holds"
        inputMode="numeric"
        width="short"
      />
      <OtherTimes {...props} />
    </FormGroup>
  );
}

function AtTheDoor(fields: Pick<EventFormProps, "errors" | "values">) {
  return (
    <FormGroup title="At the door">
      <TextField
        {...fields}
        name="walkInReserve"
        label="Places kept for walk-ins"
        hint="Of the places above, so many stay free for people who come without a ticket. Left empty: none."
        inputMode="numeric"
        width="short"
        optional
      />
      <Checkbox
        {...fields}
        name="exitScanning"
        label="Scan people out too, and count how full the room is"
        hint="Doors then warn when the room is 90 % full and stop when it is full."
        optional
      />
    </FormGroup>
  );
}

const setupTimes = ["heldFrom", "heldUntil"] as const;
const doorTimes = ["doorsOpenAt", "doorsCloseAt", "registrationClosesAt"] as const;

const otherTimes: Record<(typeof setupTimes)[number] | (typeof doorTimes)[number], [string, string]> = {
  heldFrom: ["Room needed from", "For setting up. Left empty: from the start."],
  heldUntil: ["Room needed until", "For clearing up. Left empty: until the end."],
  doorsOpenAt: ["Doors open", "Left empty: an hour before the start."],
  doorsCloseAt: ["Doors close", "Left empty: at the end."],
  registrationClosesAt: ["Registration closes", "Left empty: at the start."],
};

/** Times that are right by themselves for most events stay folded away. */
function OtherTimes({ errors, values, isForStaff }: EventFormProps) {
  const names = isForStaff ? [...setupTimes, ...doorTimes] : setupTimes;
  const isUsed = names.some(
    (name) =>
      errors?.[name] !== undefined || Boolean(values?.[`${name}Time`]) || Boolean(values?.[`${name}Date`]),
  );
  return (
    <details open={isUsed}>
      <summary>{isForStaff ? "Setup, doors and registration times" : "Time to set up and clear up"}</summary>
      <div className="opening-more">
        {names.map((name) => {
          const [label, hint] = otherTimes[name];
          return (
            <MomentField
              key={name}
              name={name}
              label={label}
              hint={hint}
              errors={errors}
              values={values}
              optional
              isDayOptional
            />
          );
        })}
      </div>
    </details>
  );
}
