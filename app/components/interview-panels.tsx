import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { momentInWords } from "./event-when";
import { InterviewLine, type TicketInterviews } from "./interview-lines";
import { Notice } from "./notice";
import { Section } from "./section";

interface PanelProps {
  interviews: TicketInterviews;
  /** The ticket's own page. */
  href: string;
  timeZone: string;
  locale: string;
}

/** The interview times that are held for a ticket's holder, each with the two answers to it. */
export function OfferedInterviews({ interviews, href, timeZone, locale }: PanelProps) {
  const t = useWords();
  return interviews.offered.map((interview) => (
    <Notice key={interview.id} kind="success" title={t("interview.subjectOffered")}>
      <p>
        <InterviewLine {...{ interview, timeZone, locale }} />
      </p>
      <p>{t("waitlist.until", { until: momentInWords(interview.until, timeZone, locale) })}</p>
      <div className="actions">
        <form method="post" action={`${href}/interviews/${interview.id}/acceptance`}>
          <Button size="large">{t("waitlist.accept")}</Button>
        </form>
        <form method="post" action={`${href}/interviews/${interview.id}/cancellation`}>
          <Button kind="secondary">{t("waitlist.decline")}</Button>
        </form>
      </div>
    </Notice>
  ));
}

/** Where a ticket's holder stands in the lines of interview times; nothing where they are in none. */
export function AwaitedInterviews({
  interviews,
  hasEmail,
  ...of
}: Omit<PanelProps, "href"> & { hasEmail: boolean }) {
  const t = useWords();
  if (interviews.awaited.length === 0) return null;
  return (
    <Section title={t("interview.lines")}>
      <ul>
        {interviews.awaited.map((interview) => (
          <li key={interview.id}>
            <InterviewLine interview={interview} {...of} />
            <br />
            {t("waitlist.position", { position: interview.position })}
          </li>
        ))}
      </ul>
      <p>{t(hasEmail ? "interview.lineMailed" : "interview.lineLook")}</p>
    </Section>
  );
}
