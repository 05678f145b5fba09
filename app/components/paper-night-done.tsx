import { counted } from "~/app/domain/text/counted";
import { ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { isEntered, type PaperLineView, PaperNightLines } from "./paper-night-lines";

export interface PaperNightDoneProps {
  lines: readonly PaperLineView[];
  zone: string;
  errors: Readonly<Record<string, string>>;
  /** The page of the paper night, for another list. */
  listHref: string;
}

/** What became of a list, line by line. */
export function PaperNightDone({ lines, zone, errors, listHref }: PaperNightDoneProps) {
  const entered = lines.filter(isEntered).length;
  const others = lines.length - entered;
  return (
    <>
      <ErrorSummary errors={errors} />
      {lines.length > 0 && (
        <Notice
          kind={others > 0 ? "warning" : "success"}
          role="status"
          title={`${counted(entered, "arrival is", "arrivals are")} entered`}
        >
          {others > 0 && <p>{counted(others, "line was", "lines were")} not entered. Each says why.</p>}
        </Notice>
      )}
      <div className="actions">
        <ButtonLink kind="secondary" href={listHref}>
          Enter another list
        </ButtonLink>
      </div>
      <PaperNightLines lines={lines} zone={zone} titles={{ entered: "Entered", others: "Not entered" }} />
    </>
  );
}
