import type { Mark } from "~/app/domain/outcomes/marks";
import type { ReportQuestion } from "~/app/domain/outcomes/questions";
import { Button, ButtonLink } from "./button";
import { DoneNotice } from "./done-notice";
import { EmptyState } from "./empty-state";
import { Notice } from "./notice";
import { type FormPart, OutcomeForm } from "./outcome-form";
import { OutcomeHistory, type ReportView } from "./outcome-history";
import { PageHead } from "./page-head";
import { Section } from "./section";

type Texts = Readonly<Record<string, string>>;

export interface StaffOutcomeProps {
  page: {
    title: string;
    zone: string;
    isOver: boolean;
    mark: Mark;
    employerName: string;
    lines: readonly { openingId: string; title: string }[];
    part: FormPart;
    values: Texts;
  };
  href: string;
  eventId: string;
  reports: readonly ReportView[];
  /** The employer's own address; null where there is none that opens. */
  link: string | null;
  formKey: string;
  done: string | null;
  again?: { errors: Texts; values: Texts; questions: readonly ReportQuestion[] } | undefined;
}

/** What one employer told of an event: its numbers to enter or change, its link, and every report there was. */
export function StaffOutcome({ page, href, eventId, again, ...more }: StaffOutcomeProps) {
  const { employerName, title, isOver, mark, lines, part } = page;
  const form = { mark, lines, part, errors: again?.errors, questions: again?.questions, isStaff: true };
  return (
    <>
      <DoneNotice done={more.done} />
      <PageHead
        title={`Outcomes of ${employerName}`}
        lead={<a href={`/staff/events/${eventId}/outcomes`}>{title}</a>}
        actions={
          <ButtonLink kind="secondary" href={`${href}/sheet.pdf`}>
            Page for the employer (PDF)
          </ButtonLink>
        }
      />
      <Section title="Numbers">
        {isOver ? (
          <>
            <p>
              Enter what the employer told you. Leave empty what it does not know: empty is not zero. The
              numbers here count from now on; those before stay below.
            </p>
            <OutcomeForm
              {...form}
              action={`?index&key=${more.formKey}`}
              values={{ ...page.values, ...again?.values }}
            />
          </>
        ) : (
          <Notice>The event is not over yet. Come back after it.</Notice>
        )}
      </Section>
      {isOver && <OtherAnswers href={href} formKey={more.formKey} />}
      <LinkSection href={href} link={more.link} />
      <Section title="All reports">
        {more.reports.length === 0 ? (
          <EmptyState title="Nothing told yet">Call the employer, or wait for its answer.</EmptyState>
        ) : (
          <OutcomeHistory reports={more.reports} zone={page.zone} />
        )}
      </Section>
    </>
  );
}

function OtherAnswers({ href, formKey }: { href: string; formKey: string }) {
  return (
    <Section title="Other answers">
      <div className="actions">
        <form method="post" action={`${href}/nobody-hired?key=${formKey}`}>
          <Button kind="secondary">They hired nobody</Button>
        </form>
        <form method="post" action={`${href}/declination?key=${formKey}`}>
          <Button kind="secondary">They want no more questions</Button>
        </form>
      </div>
    </Section>
  );
}

function LinkSection({ href, link }: { href: string; link: string | null }) {
  return (
    <Section title="The employer's link">
      {link === null ? (
        <>
          <p>There is no link that opens. One is made when the employer is first asked, or by you.</p>
          <form method="post" action={`${href}/link-renewal`}>
            <Button kind="secondary">Make a link</Button>
          </form>
        </>
      ) : (
        <>
          <p>
            Whoever has it can tell this employer's numbers, and sees nothing else:{" "}
            <span className="break">{link}</span>
          </p>
          <form method="post" action={`${href}/link-withdrawal`}>
            <Button kind="danger">Withdraw the link and ask no more</Button>
          </form>
        </>
      )}
    </Section>
  );
}
