import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import type { EmployerAtEvent } from "./event-view";

type AtTable = Pick<EmployerAtEvent, "name" | "tableNo">;

/** "Table 12 · Cedar Foods": where it breaks, the dot ends its line. */
export const employerTitle = ({ name, tableNo }: AtTable, t: Words): string =>
  tableNo === null ? name : `${t("jobs.table", { number: tableNo })}\u00a0· ${name}`;

export interface EmployerLinesProps {
  employers: readonly EmployerAtEvent[];
  /** The page of openings, where each leads to what that employer offers. */
  openingsHref?: string | undefined;
}

/** Who is at an event, a line each, by table. */
export function EmployerLines({ employers, openingsHref }: EmployerLinesProps) {
  const t = useWords();
  return (
    <ul className="employers">
      {employers.map((employer) => (
        <li key={employer.id}>
          {openingsHref === undefined ? (
            employerTitle(employer, t)
          ) : (
            <Offering employer={employer} href={`${openingsHref}?employer=${employer.id}`} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Offering({ employer, href }: { employer: EmployerAtEvent; href: string }) {
  const t = useWords();
  const title = employerTitle(employer, t);
  if (employer.openingCount === 0) {
    return (
      <>
        {title} · <span className="muted">{t("jobs.noOpenings")}</span>
      </>
    );
  }
  return (
    <>
      <a href={href}>{title}</a>
      {" · "}
      <span className="unbroken">{t("job.openings", { count: employer.openingCount })}</span>
    </>
  );
}
