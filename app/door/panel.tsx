import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "~/app/components/button";
import { words } from "./words";

interface PanelProps {
  open: boolean;
  title: string;
  /** Absent where the panel has to be answered. */
  onClose?: (() => void) | undefined;
  closeWord?: string | undefined;
  children: ReactNode;
}

/** A full-screen dialog over the door: the browser keeps the focus in it and gives it back. */
export function Panel({ open, title, onClose, closeWord = words.actions.close, children }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="door-panel"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <div className="door-panel-head">
        <h2 id={heading}>{title}</h2>
        {onClose && (
          <Button type="button" kind="secondary" onClick={onClose}>
            {closeWord}
          </Button>
        )}
      </div>
      {children}
    </dialog>
  );
}
