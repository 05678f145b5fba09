import { useWords } from "~/app/i18n/use-words";
import { type Pay, payInWords } from "./pay";

export interface PlannedVisit extends Pay {
  id: string;
  title: string;
  employerName: string;
  tableNo: number | null;
  isClosed: boolean;
}

export interface PlanView {
  visits: readonly PlannedVisit[];
}

/** The jobs that the ticket's holder wants to ask about, by table. It is printed under the ticket. */
export function PlanSection({ plan, href }: { plan: PlanView; href: string }) {
  const t = useWords();
  const { visits } = plan;
  return (
    <section className={visits.length > 0 ? "section ticket-plan" : "section"} id="plan">
      <h2 className="section-title">{t(visits.length > 0 ? "plan.mine" : "plan.title")}</h2>
      <div className="section-body">
        {visits.length > 0 ? <PlannedVisits visits={visits} /> : <p>{t("plan.lead")}</p>}
        <p className="no-print">
          <a href={`${href}/openings`}>{t(visits.length > 0 ? "plan.change" : "plan.title")}</a>
        </p>
      </div>
    </section>
  );
}

function PlannedVisits({ visits }: PlanView) {
  const t = useWords();
  return (
    <ul>
      {visits.map((visit) => (
        <li key={visit.id}>
          {visit.tableNo !== null && (
            <>
              <strong>{t("jobs.table", { number: visit.tableNo })}</strong>
              {" · "}
            </>
          )}
          <bdi>{visit.employerName}</bdi>: <bdi>{visit.title}</bdi>, {payInWords(visit, t)}
          {visit.isClosed && ` (${t("job.closed")})`}
        </li>
      ))}
    </ul>
  );
}
