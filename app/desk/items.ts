import type { DeskChoices } from "~/app/domain/desk/choices";
import type { Queued } from "~/app/door/queue-store";

/**
 * An inquiry that waits on this device: the device's id, words from lists, and by an opaque id who was at the desk, since
 * another may be signed in as it is sent. What an earlier page kept has none.
 */
export interface InquiryToSend extends Queued, DeskChoices {
  kind: "inquiry";
  maker?: string | undefined;
  category: string;
  isReference: boolean;
}

/** An entry that is taken back. */
export interface UndoToSend extends Queued {
  kind: "undo";
  undoes: string;
}

export type DeskItem = InquiryToSend | UndoToSend;

/** What this code sealed itself is taken by its shape: nobody else has the key. */
export const isDeskItem = (value: unknown): value is DeskItem =>
  typeof value === "object" &&
  value !== null &&
  (("kind" in value && value.kind === "inquiry") || "undoes" in value);
