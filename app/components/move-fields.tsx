import { FormGroup } from "./form-group";
import { peopleInWords } from "./step-form";
import { TextArea } from "./text-area";

export interface MoveFieldsProps {
  /** People with a place: those a mail reaches and those it does not. */
  reach: { byMail: number; withoutMail: number };
  form?: { errors: Readonly<Record<string, string>>; values: Readonly<Record<string, string>> } | undefined;
}

/** What a change of times or room means once people are registered: whom it reaches, and why it is made. */
export function MoveFields({ reach, form }: MoveFieldsProps) {
  return (
    <FormGroup
      title="If you move the event"
      hint={`Places and tickets stay. If you change the start, the end or the room, ${whoIsTold(reach.byMail)} told by e-mail.`}
    >
      {reach.withoutMail > 0 && (
        <p>
          {peopleInWords(reach.withoutMail)} gave no e-mail address and will not hear of it by themselves.
        </p>
      )}
      <TextArea
        name="reason"
        label="Why is it moved?"
        hint="Write this if you change the start, the end or the room. Your words go out with the mail."
        optional
        optionalWord="only if you move it"
        rows={3}
        errors={form?.errors}
        values={form?.values}
      />
    </FormGroup>
  );
}

const whoIsTold = (byMail: number) =>
  byMail === 0 ? "the employer is" : `${peopleInWords(byMail)} and the employer are`;
