import { Button } from "~/app/components/button";
import { Panel } from "./panel";
import { words } from "./words";

interface FewerPanelProps {
  open: boolean;
  /** How many the scan let in. */
  people: number;
  onClose: () => void;
  onChoose: (people: number) => void;
}

/** A party came in part: how many of it. */
export function FewerPanel({ open, people, onClose, onChoose }: FewerPanelProps) {
  const sizes = Array.from({ length: people - 1 }, (_, n) => n + 1);
  return (
    <Panel open={open} title={words.fewer.title} onClose={onClose} closeWord={words.actions.cancel}>
      <p>{words.fewer.text}</p>
      {sizes.map((size) => (
        <Button key={size} type="button" kind="secondary" onClick={() => onChoose(size)}>
          {words.fewer.one(size)}
        </Button>
      ))}
    </Panel>
  );
}
