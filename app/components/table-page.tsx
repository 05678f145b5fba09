import type { ReactNode } from "react";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { Stat, StatRow } from "./stat";
import { ToldNotice } from "./told-notice";

type Texts = Readonly<Record<string, string>>;

export interface TablePageProps {
  eventId: string;
  title: string;
  isOpen: boolean;
  visits: { shared: number; named: number; counted: number };
  done: string | null;
  /** What reads a ticket instead of fingers, where the page has a script. */
  camera?: ReactNode;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const told = {
  shared: "The visitor shares with you. Their name is in your list.",
  named: "The visitor shares their name with you, and no contact. It is in your list.",
  counted: "Counted. The visitor stays unnamed.",
  declined: "The visitor did not want to. Nothing is kept.",
};

/** At an employer's table: a visitor's ticket is scanned or typed, and the visitor is asked. */
export function TablePage(props: TablePageProps) {
  const { eventId, title, isOpen, visits, errors, values } = props;
  const base = `/employer/events/${eventId}`;
  return (
    <>
      <ToldNotice words={told} done={props.done} />
      <PageHead title="At our table" lead={<a href={base}>{title}</a>} />
      {isOpen ? (
        <form className="form" method="post" noValidate>
          <ErrorSummary errors={errors} />
          {props.camera}
          <TextField
            name="code"
            label="The visitor's ticket"
            hint="Type the eight digits, or scan the QR code with a scanner. You see no name: the visitor decides."
            errors={errors}
            values={values}
            autoComplete="off"
            spellCheck={false}
          />
          <div className="actions">
            <Button size="large">Ask the visitor</Button>
          </div>
        </form>
      ) : (
        <Notice title="The table is closed">
          <p>It opens with the event&apos;s doors, and closes with them.</p>
        </Notice>
      )}
      <StatRow>
        <Stat figure={visits.shared} label="shared" definition="Visits at which you got name and contact" />
        <Stat figure={visits.named} label="name only" definition="Visits at which you got the name alone" />
        <Stat figure={visits.counted} label="only counted" definition="Visits of people who stayed unnamed" />
      </StatRow>
      <p>
        <a href={`${base}/shared`}>People who share their name with you</a>
      </p>
    </>
  );
}
