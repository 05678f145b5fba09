import type { ReactNode } from "react";
import { ConfirmForm, type ConfirmFormProps } from "./confirm-form";
import { TextArea } from "./text-area";

type LeavingFormProps = Pick<ConfirmFormProps, "title" | "confirmLabel" | "backLabel" | "errors"> & {
  eventId: string;
  eventTitle: string;
  values: Readonly<Record<string, string>> | undefined;
  /** What follows from it. */
  children: ReactNode;
};

/** An employer's own question before it says no to an event, or steps back from it. */
export function LeavingForm({ eventId, eventTitle, values, children, ...asked }: LeavingFormProps) {
  return (
    <ConfirmForm {...asked} backHref={`/employer/fairs/${eventId}`}>
      <p>
        <strong>{eventTitle}</strong>
      </p>
      <p>{children}</p>
      <TextArea
        name="reason"
        label="What do you want to tell the center?"
        hint="Your words go to its staff by e-mail."
        errors={asked.errors}
        values={values}
        rows={3}
        optional
      />
    </ConfirmForm>
  );
}
