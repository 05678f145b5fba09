import { Button } from "~/app/components/button";
import { Panel } from "./panel";
import { type RecentScan, rowTime } from "./recent-scan";
import { words } from "./words";

interface UndoPanelProps {
  open: boolean;
  scan: RecentScan;
  zone: string;
  onClose: () => void;
  onUndo: (scanId: string) => void;
}

/** Asks before a scan is taken back, and names whom it concerns. */
export function UndoPanel({ open, scan, zone, onClose, onUndo }: UndoPanelProps) {
  const isNameless = scan.item.kind === "walk-in" && scan.item.name === null;
  const name = isNameless ? words.undo.ofWalkIn : scan.name;
  const time = rowTime(scan, scan.at, zone);
  return (
    <Panel open={open} title={words.undo.title(name)} onClose={onClose} closeWord={words.undo.keep}>
      <p>{isNameless ? words.undo.sentence(time) : words.undo.text(name, time)}</p>
      <Button type="button" kind="danger" onClick={() => onUndo(scan.item.scanId)}>
        {words.undo.submit}
      </Button>
    </Panel>
  );
}
