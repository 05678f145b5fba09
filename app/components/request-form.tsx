import { attestations } from "~/app/domain/employers/attestations";
import { Button, ButtonLink } from "./button";
import { EventForm, type EventFormProps } from "./event-form";
import { TextArea } from "./text-area";

export interface RequestFormProps
  extends Pick<EventFormProps, "errors" | "values" | "rooms" | "roomDay" | "zoneName"> {
  /** Makes a second post of the form the same request. */
  eventId: string;
  /** Staff asked something: there is a field for the answer. */
  asksAnswer?: boolean | undefined;
  backHref: string;
}

/** An employer's request: the event form, to keep as a draft at any point or to send to the center. */
export function RequestForm({ eventId, asksAnswer, backHref, ...form }: RequestFormProps) {
  return (
    <EventForm
      {...form}
      buttons={
        <>
          <Button name="submitRequest" value="yes">
            {asksAnswer ? "Send it again" : "Send to the center"}
          </Button>
          <Button kind="secondary" formNoValidate>
            Save draft
          </Button>
          <ButtonLink kind="quiet" href={backHref}>
            Back without saving
          </ButtonLink>
        </>
      }
    >
      <input type="hidden" name="eventId" value={eventId} />
      <SentStatements />
      {asksAnswer && (
        <TextArea
          name="reason"
          label="Your answer to the center"
          hint="Staff read it beside your request."
          rows={3}
          errors={form.errors}
          values={form.values}
          optional
        />
      )}
    </EventForm>
  );
}

/** What an employer states by sending a request: it is kept with its version and the time. */
export function SentStatements() {
  return (
    <details className="form-more">
      <summary>By sending it you state this for your organization</summary>
      <ul>
        {attestations.statements.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
    </details>
  );
}
