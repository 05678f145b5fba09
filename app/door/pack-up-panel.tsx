import { Button } from "~/app/components/button";
import type { DoorState } from "./door-state";
import { Panel } from "./panel";
import { words } from "./words";

interface PackUpPanelProps {
  open: boolean;
  state: DoorState;
  onClose: () => void;
  onSendNow: () => void;
}

/** Says whether this device may be switched off. */
export function PackUpPanel({ open, state, onClose, onSendNow }: PackUpPanelProps) {
  const waiting = state.waiting.length;
  const isChecking = !state.isChecked || state.others === null;
  const others = state.others ?? 0;
  const isReady = !isChecking && waiting === 0 && others === 0 && state.refused.length === 0;
  return (
    <Panel open={open} title={words.packUp.title} onClose={onClose}>
      <output className="door-pack-up" data-ready={isReady}>
        <strong>{isReady ? words.packUp.ready : words.packUp.wait}</strong>
        <span>
          {isReady && words.packUp.readyText}
          {isChecking && words.packUp.checking}
          {waiting > 0 && words.packUp.waitText(waiting)}
        </span>
        {others > 0 && <span>{words.packUp.others(others)}</span>}
        {state.refused.length > 0 && <span>{words.packUp.notStored(state.refused.length)}</span>}
        {waiting > 0 && state.storage !== "lasting" && <span>{words.packUp.memory}</span>}
      </output>
      {waiting > 0 && (
        <Button type="button" onClick={onSendNow}>
          {words.more.sendNow}
        </Button>
      )}
    </Panel>
  );
}
