import type { Mark } from "~/app/domain/outcomes/marks";
import type { ReportQuestion } from "~/app/domain/outcomes/questions";
import { Button, ButtonLink } from "./button";
import { EventWhen } from "./event-when";
import { Notice } from "./notice";
import { type FormPart, OutcomeForm } from "./outcome-form";
import { PageHead } from "./page-head";
import { Section } from "./section";
import { ToldNotice } from "./told-notice";

type Texts = Readonly<Record<string, string>>;

export interface OutcomePageProps {
  page: {
    title: string;
    startsAt: Date;
    endsAt: Date;
    zone: string;
    isOver: boolean;
    mark: Mark;
    employerName: string;
    lines: readonly { openingId: string; title: string }[];
    part: FormPart;
    values: Texts;
    hasTold: boolean;
  };
  /** The page's own address, which is a secret. */
  href: string;
  formKey: string;
  done: string | null;
  again?: { errors: Texts; values: Texts; questions: readonly ReportQuestion[] } | undefined;
}

const told = {
  reported: "Thank you. We have your numbers. You can change them here at any time.",
  "nobody-hired": "Thank you. We noted that you hired nobody.",
  declined: "We do not ask you again about this event. You can still tell us here.",
};

/** What an employer tells of an event by its link: its own numbers, and nobody's name. */
export function OutcomePage({ page, href, formKey, done, again }: OutcomePageProps) {
  const { mark, lines, part } = page;
  const form = { mark, lines, part, errors: again?.errors, questions: again?.questions, isStaff: false };
  const key = `?key=${formKey}`;
  return (
    <>
      <ToldNotice words={told} done={done} />
      <PageHead
        title="What came of it?"
        lead={
          <>
            {page.title}, {page.employerName}
            <br />
            <EventWhen startsAt={page.startsAt} endsAt={page.endsAt} timeZone={page.zone} />
          </>
        }
      />
      {page.isOver ? (
        <>
          <p>
            Tell us how many people, and no names. Leave empty what you do not know: empty is not zero.
            {page.hasTold && " These are the numbers we have from you. Change what is new."}
          </p>
          <OutcomeForm {...form} action={`${href}${key}`} values={{ ...page.values, ...again?.values }} />
          <Section title="Nobody hired?">
            <p>That helps us too. One tap says it.</p>
            <form method="post" action={`${href}/nobody-hired${key}`}>
              <Button kind="secondary">We hired nobody</Button>
            </form>
          </Section>
          <Section title="On paper">
            <p>One page with the event's counts and your numbers, without any name.</p>
            <ButtonLink kind="secondary" href={`${href}/sheet.pdf`}>
              Download the page
            </ButtonLink>
          </Section>
        </>
      ) : (
        <Notice title="The event is not over yet">Come back after it with this link.</Notice>
      )}
      <Section title="No more questions">
        <p>
          <a href={`${href}/declination`}>Do not ask us again about this event</a>
        </p>
      </Section>
    </>
  );
}
