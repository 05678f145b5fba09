import { counted } from "~/app/domain/text/counted";
import { ButtonLink } from "./button";
import { Notice } from "./notice";

export interface BadgeProgressView {
  state: "waiting" | "making" | "ready" | "failed";
  done: number;
  total: number;
  sheets: number;
  isRoll: boolean;
  toWrite: number;
  /** Until when it is kept, in words. */
  keptUntil: string;
}

export interface BadgeProgressProps {
  job: BadgeProgressView;
  /** The page of the badges: this print's file and the form for another. */
  fileHref: string;
  formHref: string;
}

const number = (n: number) => n.toLocaleString("en-US");
const badges = (n: number) => (n === 1 ? "1 badge" : `${number(n)} badges`);

const stateWords = { waiting: "waiting", making: "being made", ready: "ready", failed: "could not be made" };

/** The prints of the last hour, to come back to. */
export function BadgeJobList({
  jobs,
  formHref,
}: {
  jobs: readonly { id: string; state: keyof typeof stateWords; total: number }[];
  formHref: string;
}) {
  return (
    <ul>
      {jobs.map(({ id, state, total }) => (
        <li key={id}>
          <a href={`${formHref}/${id}`}>{badges(total)}</a>, {stateWords[state]}
        </li>
      ))}
    </ul>
  );
}

/** How far a print is, and its file once it is ready. The page can be left and come back to. */
export function BadgeProgress({ job, fileHref, formHref }: BadgeProgressProps) {
  if (job.state === "failed") {
    return (
      <Notice kind="error" title="The badges could not be made">
        <p>
          Something went wrong on our side. <a href={formHref}>Try again</a>.
        </p>
      </Notice>
    );
  }
  return job.state === "ready" ? (
    <Ready job={job} fileHref={fileHref} formHref={formHref} />
  ) : (
    <Working job={job} />
  );
}

function Working({ job }: { job: BadgeProgressView }) {
  const { state, done, total } = job;
  return (
    <div className="progress stack">
      <p className="progress-count">
        {state === "waiting" ? "Another print comes first." : `${number(done)} of ${badges(total)}`}
      </p>
      <progress aria-label="Badges made" value={done} max={total} />
      <p>This page looks again by itself. You can leave it and come back: the work goes on.</p>
      <div className="actions">
        <ButtonLink kind="secondary" href="">
          Look again
        </ButtonLink>
      </div>
    </div>
  );
}

function Ready({ job, fileHref, formHref }: BadgeProgressProps) {
  const { total, sheets, isRoll, toWrite } = job;
  const on = isRoll ? counted(sheets, "label", "labels") : counted(sheets, "sheet", "sheets");
  return (
    <div className="stack">
      <Notice kind="success" role="status" title={`${badges(total)} on ${on}`}>
        <p>Print at 100 percent, or “Actual size”. “Fit to page” moves the badges off their labels.</p>
      </Notice>
      {toWrite > 0 && (
        <Notice
          kind="warning"
          title={toWrite === 1 ? "1 name to write by hand" : `${number(toWrite)} names to write by hand`}
        >
          <p>These names use letters that we cannot print. Their badges have a line to write on.</p>
        </Notice>
      )}
      <div className="actions">
        <ButtonLink href={fileHref} download>
          Download the PDF
        </ButtonLink>
        <ButtonLink kind="quiet" href={formHref}>
          Make other badges
        </ButtonLink>
      </div>
      <p className="muted">Kept here until {job.keptUntil}. Then it is forgotten, names and all.</p>
    </div>
  );
}
