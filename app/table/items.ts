import type { Note } from "~/app/domain/sharing/note";
import type { VisitAnswer } from "~/app/domain/sharing/visit";
import type { Queued } from "~/app/door/queue-store";

/** A visitor's answer that waits on the phone. It names nobody: the code and the number lead to a name at the server alone. */
export interface VisitToSend extends Queued {
  /** Milliseconds that this clock was behind the server's when they last spoke; null where they never did. */
  clockOffsetMs: number | null;
  code: string;
  answer: VisitAnswer;
  /** What was typed as the ticket's sharing number. */
  number: string | null;
  language: string;
  note: Note | null;
}

/** What this code sealed itself is taken by its shape: nobody else has the key. */
export const isVisitToSend = (value: unknown): value is VisitToSend =>
  typeof value === "object" && value !== null && "code" in value && "answer" in value;
