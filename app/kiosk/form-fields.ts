import type { FormEvent } from "react";

/** What a form of the kiosk sends, by field name. */
export type FormFields = Record<string, string>;

/** Takes a form into the page instead of letting the browser post it; absent without scripts. */
export type TakeForm = ((fields: FormFields) => void) | undefined;

/** For `onSubmit`: reads the form and keeps the browser from posting it, where there is a script that takes it. */
export const takingForm = (take: TakeForm) => (event: FormEvent<HTMLFormElement>) => {
  if (take === undefined) return;
  event.preventDefault();
  const entries = [...new FormData(event.currentTarget)];
  take(
    Object.fromEntries(
      entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    ),
  );
};

/** What each form of the kiosk is told. */
export interface KioskFormProps {
  eventId: string;
  /** An id for the visitor who fills it in: sent twice, it is one visitor. */
  visitId: string;
  onSend?: TakeForm;
  isSending?: boolean | undefined;
}
