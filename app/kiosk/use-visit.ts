import { useCallback, useEffect, useRef, useState } from "react";
import { device } from "~/app/door/ports";
import { useLatest } from "~/app/door/use-camera";
import type { Words } from "~/app/i18n/speak";
import type { KioskAnswer } from "./answer";
import type { FormFields } from "./form-fields";
import { type Outgoing, type Sent, sendForm } from "./kiosk-api";
import type { Connection } from "./use-connection";

/** The forms that a visitor opens from the start. */
export type FormView = "ticket" | "registration" | "survey";

export type View =
  | { name: "start" }
  | { name: FormView; errors?: Record<string, string> }
  | { name: "answer"; answer: KioskAnswer };

const start: View = { name: "start" };

export interface Visit {
  view: View;
  isSending: boolean;
  isLost: boolean;
  /** True where something that was sent has no answer yet. */
  isWaiting: boolean;
  open: (name: FormView) => void;
  /** Sends a form under an id of its own. */
  send: (form: Outgoing["form"], fields: FormFields) => void;
  retry: () => void;
  /** Ends the visit: the next visitor finds the start, and an answer that comes later is nobody's. */
  leave: () => void;
}

/** One visitor after the other, on one page: what each typed and was told is gone with the visit. */
export function useVisit(
  eventId: string,
  { locale }: Words,
  { isLost, lose, find }: Connection,
  onLeave: () => void,
): Visit {
  const [view, setView] = useState<View>(start);
  const [waiting, setWaiting] = useState<Outgoing | null>(null);
  const current = useRef(0);
  const isBusy = useRef(false);

  const post = async (outgoing: Outgoing) => {
    const visit = current.current;
    setWaiting(outgoing);
    const sent = await sendForm(eventId, outgoing, locale);
    if (sent.outcome === "over") return location.reload();
    if (sent.outcome === "no-connection") return lose();
    find();
    if (visit !== current.current) return undefined;
    isBusy.current = false;
    setWaiting(null);
    return setView((before) => viewAfter(before, sent));
  };
  const retry = () => {
    if (waiting !== null) void post(waiting);
  };
  useReturn(isLost, retry);

  const leave = useCallback(() => {
    current.current += 1;
    isBusy.current = false;
    setWaiting(null);
    setView(start);
    onLeave();
  }, [onLeave]);

  return {
    view,
    isSending: waiting !== null && !isLost,
    isWaiting: waiting !== null,
    isLost,
    open: (name) => setView({ name }),
    send(form, fields) {
      // Two frames may show one code before the page is drawn again.
      if (isBusy.current) return;
      isBusy.current = true;
      void post({ form, fields: { ...fields, visitId: device.uuid() } });
    },
    retry,
    leave,
  };
}

/** Runs each time the server is there again. */
function useReturn(isLost: boolean, onReturn: () => void) {
  const wasLost = useRef(isLost);
  const latest = useLatest(onReturn);
  useEffect(() => {
    if (wasLost.current && !isLost) latest.current();
    wasLost.current = isLost;
  }, [isLost, latest]);
}

/** The page after an answer. A refused form stays as it is, with its problems beside the fields. */
function viewAfter(before: View, sent: Extract<Sent, { outcome: "answered" | "again" }>): View {
  if (sent.outcome === "answered") return { name: "answer", answer: sent.answer };
  const isForm = before.name === "registration" || before.name === "survey";
  return { name: isForm ? before.name : "ticket", errors: sent.errors };
}
