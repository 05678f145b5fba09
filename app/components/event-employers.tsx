import { useWords } from "~/app/i18n/use-words";
import { EmployerLines } from "./employer-lines";
import { EmployerSite } from "./employer-site";
import type { PublicEventView } from "./event-view";
import { OpeningsList, type OpeningsListProps } from "./openings-list";
import { isSite } from "./site-name";

type Employers = Pick<PublicEventView, "employers" | "openings" | "openingsLocale">;

/** True where one employer hires: its openings have a section of their own then. */
export const isOfOne = ({ employers }: Pick<Employers, "employers">) => employers.length === 1;

/** True where several hire whose openings have a page apart: here each is a line, which says its table too. */
export const isOfLines = ({ employers, openings }: Pick<Employers, "employers" | "openings">) =>
  employers.length > 1 && openings.length === 0;

/** Who hires at an event. Where there are several, each stands with its table and its openings, if they stand here. */
export function EventEmployers({ event, beside }: { event: Employers } & Pick<OpeningsListProps, "beside">) {
  const t = useWords();
  const { employers, openings } = event;
  const [only] = employers;
  if (only === undefined) return <p>{t("event.noEmployers")}</p>;
  if (isOfOne(event)) return <Employer {...only} />;
  if (isOfLines(event)) return <EmployerLines employers={employers} />;
  return (
    <ul className="event-employers">
      {employers.map((employer) => (
        <li key={employer.id}>
          <h3>
            <bdi>{employer.name}</bdi>
          </h3>
          <Employer {...employer} isNamed />
          <OpeningsList
            openings={openings.filter(({ employerId }) => employerId === employer.id)}
            language={event.openingsLocale}
            level="h4"
            beside={beside}
          />
        </li>
      ))}
    </ul>
  );
}

/** Its name, where no heading says it, its table and its website. */
function Employer({ name, website, tableNo, isNamed }: Employers["employers"][number] & { isNamed?: true }) {
  const t = useWords();
  const lines = [
    isNamed ? null : <bdi key="name">{name}</bdi>,
    tableNo === null ? null : <span key="table">{t("event.table", { number: String(tableNo) })}</span>,
    isSite(website) ? <EmployerSite key="website" website={website} /> : null,
  ].filter((line) => line !== null);
  return <p>{lines.map((line, n) => [n > 0 && <br key={`${line.key}-break`} />, line])}</p>;
}
