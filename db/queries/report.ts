import type { ReportCounts } from "~/app/domain/reports/counts";
import type { Db } from "~/db/client.server";
import { findReportVisits, findReportWaitlist } from "./report-attendance";
import { findReportEmployers } from "./report-employers";
import { countInquiries, listSampleWeeks } from "./report-inquiries";
import { findReportJobs, listReportOutcomes } from "./report-outcomes";
import { findReportAppointments, findReportReferrals } from "./report-services";
import type { ReportSpan } from "./report-span";
import { findReportHelp, findReportSurvey } from "./report-visitors";

/** All that a report is made of, each part by a query of its own, at once. */
export async function findReport(db: Db, span: ReportSpan): Promise<ReportCounts> {
  const [
    { attendance, waits, visitors },
    help,
    inquiries,
    employers,
    outcomes,
    waitlist,
    survey,
    jobs,
    referrals,
    appointments,
    samples,
  ] = await Promise.all([
    findReportVisits(db, span),
    findReportHelp(db, span),
    countInquiries(db, span),
    findReportEmployers(db, span),
    listReportOutcomes(db, span),
    findReportWaitlist(db, span),
    findReportSurvey(db, span),
    findReportJobs(db, span),
    findReportReferrals(db, span),
    findReportAppointments(db, span),
    listSampleWeeks(db, span),
  ]);
  return {
    inquiries,
    samples,
    attendance,
    waitlist,
    waits,
    employers,
    outcomes,
    jobs,
    referrals,
    appointments,
    survey,
    access: { ...visitors, ...help },
  };
}
