import { useWords } from "~/app/i18n/use-words";
import type { AppointmentView } from "./appointment-page";
import { Notice } from "./notice";
import { type PatronRefusal, refusalKey } from "./patron-refusals";

const doneKeys = { booked: "appointment.booked", moved: "appointment.moved" } as const;

interface AppointmentNoticeProps {
  done: string | null;
  refused: PatronRefusal | null;
  state: AppointmentView["state"];
}

/** Says what became of a tap, after the redirect that follows it. What is cancelled says so by itself. */
export function AppointmentNotice({ done, refused, state }: AppointmentNoticeProps) {
  const t = useWords();
  const refusal = refused === null ? undefined : refusalKey(refused);
  if (refusal !== undefined) {
    return (
      <Notice kind="error" role="alert">
        {t(refusal)}
      </Notice>
    );
  }
  if (state !== "ahead" || (done !== "booked" && done !== "moved")) return null;
  return (
    <Notice kind="success" role="status">
      {t(doneKeys[done])}
    </Notice>
  );
}
