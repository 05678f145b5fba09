import { Button } from "~/app/components/button";
import { Panel } from "./panel";
import { words } from "./words";

interface SignOutPanelProps {
  open: boolean;
  waiting: number;
  /** True until it is known what waits. */
  isChecking: boolean;
  /** A door pass has no sign-in that could end: its list alone goes. */
  isPass: boolean;
  onClose: () => void;
  onSignOut: () => void;
}

/** Asks before somebody signs out of a phone on which scans wait. */
export function SignOutPanel({ open, waiting, isChecking, isPass, onClose, onSignOut }: SignOutPanelProps) {
  return (
    <Panel
      open={open}
      title={waiting > 0 ? words.signOut.title(waiting) : words.signOut.open}
      onClose={onClose}
      closeWord={words.actions.cancel}
    >
      {isChecking && <p>{words.packUp.checking}</p>}
      <p>{words.signOut.text}</p>
      <Button type="button" kind="danger" onClick={onSignOut}>
        {isPass ? words.signOut.submitForget : words.signOut.submit}
      </Button>
    </Panel>
  );
}
