import type { PlainKey } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { Notice } from "./notice";
import { type PatronRefusal, refusalKey } from "./patron-refusals";

const doneKeys: Record<string, PlainKey> = {
  booked: "interview.doneBooked",
  accepted: "interview.doneBooked",
  moved: "interview.doneMoved",
  waitlisted: "interview.doneWaiting",
  cancelled: "interview.doneCancelled",
};

/** Says what became of a tap on an interview time, after the redirect that follows it. */
export function BookingNotice({ done, refused }: { done: string | null; refused: PatronRefusal | null }) {
  const t = useWords();
  const refusal = refused === null ? undefined : refusalKey(refused);
  if (refusal !== undefined) {
    return (
      <Notice kind="error" role="alert">
        {t(refusal)}
      </Notice>
    );
  }
  const key = done === null || !Object.hasOwn(doneKeys, done) ? undefined : doneKeys[done];
  return key === undefined ? null : (
    <Notice kind="success" role="status">
      {t(key)}
    </Notice>
  );
}
