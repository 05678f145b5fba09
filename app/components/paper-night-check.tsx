import { counted } from "~/app/domain/text/counted";
import { Button } from "./button";
import { Notice } from "./notice";
import { isEntered, type PaperLineView, PaperNightLines } from "./paper-night-lines";

export interface PaperNightCheckProps {
  lines: readonly PaperLineView[];
  zone: string;
  /** The form as it was posted, to be posted again as it is. */
  values: Readonly<Record<string, string>>;
  /** The page of the paper night. */
  action: string;
}

const fields = ["formKey", "text", "clock", "door"] as const;

/** What would become of a list, and the button that enters it. */
export function PaperNightCheck({ lines, zone, values, action }: PaperNightCheckProps) {
  const arrivals = lines.filter(isEntered).length;
  const others = lines.length - arrivals;
  return (
    <>
      <Notice
        kind={others > 0 ? "warning" : "info"}
        role="status"
        title={`${counted(arrivals, "arrival", "arrivals")} to enter`}
      >
        <p>
          {others === 0
            ? "Every line was understood. Nothing is entered yet."
            : `${counted(others, "line", "lines")} will not be entered. Correct the list below, or go on without.`}
        </p>
      </Notice>
      {arrivals > 0 && (
        <form method="post" action={`${action}/arrivals`}>
          {fields.map((name) => (
            <input key={name} type="hidden" name={name} value={values[name] ?? ""} />
          ))}
          <div className="actions">
            <Button>{`Enter ${counted(arrivals, "arrival", "arrivals")}`}</Button>
          </div>
        </form>
      )}
      <PaperNightLines
        lines={lines}
        zone={zone}
        titles={{ entered: "To be entered", others: "Will not be entered" }}
      />
      <h2>Correct the list</h2>
    </>
  );
}
