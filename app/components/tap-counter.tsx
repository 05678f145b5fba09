import { Button } from "./button";

export interface TapCounterProps {
  /** Where it posts. */
  action: string;
  who: "employer" | "staff";
  label: string;
  count: number;
  /** An id for each button: pressed twice, it counts once. */
  scanIds: { in: string; out: string };
}

/** Counts people without a ticket in and out, one by one. Each button is a form, so that it works without script. */
export function TapCounter({ action, who, label, count, scanIds }: TapCounterProps) {
  return (
    <div className="tap-counter">
      <p>
        {label}
        <br />
        <span className="tap-counter-figure" data-live={`counted-${who}`}>
          {count}
        </span>
      </p>
      <Tap action={action} who={who} scanId={scanIds.out} people="-1" isOff={count <= 0}>
        {`One left: ${label}`}
      </Tap>
      <Tap action={action} who={who} scanId={scanIds.in} people="1">
        {`One came in: ${label}`}
      </Tap>
    </div>
  );
}

interface TapProps {
  action: string;
  who: TapCounterProps["who"];
  scanId: string;
  people: "1" | "-1";
  isOff?: boolean;
  children: string;
}

function Tap({ action, who, scanId, people, isOff, children }: TapProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="scanId" value={scanId} />
      <input type="hidden" name="who" value={who} />
      <input type="hidden" name="people" value={people} />
      <Button kind="secondary" size="large" disabled={isOff} live={`tap-${who}${people}`}>
        <span aria-hidden="true">{people === "1" ? "+1" : "−1"}</span>
        <span className="visually-hidden">{children}</span>
      </Button>
    </form>
  );
}
