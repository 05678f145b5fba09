import { tablePhones } from "~/app/domain/access/invitation";
import { counted } from "~/app/domain/text/counted";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { ErrorSummary } from "./error-summary";
import { momentInWords } from "./event-when";
import { TextField } from "./field";
import { Section } from "./section";
import { StatusBadge } from "./status-badge";
import { ToldNotice } from "./told-notice";

type Texts = Readonly<Record<string, string>>;

interface PassView {
  id: string;
  places: number;
  taken: number;
  expiresAt: Date;
  /** Null once all of its phones are in. */
  link: { url: string; qrSvg: string } | null;
}

interface PhoneView {
  id: string;
  label: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export interface TablePhonesProps {
  /** This page's own address, under which passes and phones have theirs. */
  base: string;
  /** The id of the pass that the form makes. */
  formKey: string;
  passes: readonly PassView[];
  phones: readonly PhoneView[];
  /** The contact that a link is mailed to. */
  contactEmail: string;
  zone: string;
  now: Date;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

const told = {
  made: "The link is made. Show its QR code to whoever stands at the table.",
  mailed: "The link is made and on its way by e-mail.",
  "pass-withdrawn": "The link is withdrawn, and its phones are signed out.",
  "phone-withdrawn": "That phone is signed out and can do nothing more.",
};

/** Says what was just done to the phones of a table. */
export const TablePhonesNotice = ({ done }: { done: string | null }) => (
  <ToldNotice words={told} done={done} />
);

/** The phones at an employer's table: a link that signs some in, and those that are in. */
export function TablePhones(props: TablePhonesProps) {
  const { base, passes, phones } = props;
  return (
    <>
      <p className="prose">
        Whoever stands at the table opens a link on a phone: without an account, without an app. It scans
        visitors&rsquo; tickets at this table and does nothing else. It ends when the tables close.
      </p>
      {passes.map((pass) => (
        <Pass key={pass.id} pass={pass} base={base} zone={props.zone} />
      ))}
      <Section title={passes.length > 0 ? "Make another link" : "Make a link"}>
        <PassForm {...props} />
      </Section>
      <Section title="Phones at the table">
        {phones.length === 0 ? (
          <EmptyState title="No phone is in yet">Make a link. Then let a phone scan its QR code.</EmptyState>
        ) : (
          <PhoneTable {...props} />
        )}
      </Section>
    </>
  );
}

function Pass({ pass, base, zone }: { pass: PassView; base: string; zone: string }) {
  const { id, places, taken, expiresAt, link } = pass;
  return (
    <Section title="A link for this table">
      <p>
        {taken} of {counted(places, "phone", "phones")} in. It works until {momentInWords(expiresAt, zone)}.
      </p>
      {link && (
        <>
          <div className="qr-block" dangerouslySetInnerHTML={{ __html: link.qrSvg }} />
          <p>
            <a className="break" href={link.url}>
              {link.url}
            </a>
          </p>
        </>
      )}
      <form method="post" action={`${base}/passes/${id}/withdrawal`}>
        <Button kind="quiet">
          {taken === 0 ? "Withdraw this link" : `Withdraw this link and sign out its phones`}
        </Button>
      </form>
    </Section>
  );
}

function PassForm({ base, formKey, contactEmail, errors, values }: TablePhonesProps) {
  return (
    <form className="form" method="post" action={`${base}?key=${formKey}`} noValidate>
      <ErrorSummary errors={errors} />
      <TextField
        name="places"
        label="For how many phones?"
        hint={`One link for all of them, at most ${tablePhones.most}. A phone that you sign out keeps its place.`}
        inputMode="numeric"
        width="short"
        autoComplete="off"
        defaultValue={String(tablePhones.usual)}
        errors={errors}
        values={values}
      />
      <Checkbox
        name="mail"
        label={`E-mail the link to ${contactEmail}`}
        optional
        errors={errors}
        values={values}
      />
      <div className="actions">
        <Button>Make a link</Button>
      </div>
    </form>
  );
}

function PhoneTable({ base, phones, zone, now }: TablePhonesProps) {
  return (
    <DataTable
      caption="Phones at the table"
      isCaptionHidden
      rows={phones}
      rowKey={({ id }) => id}
      columns={[
        { key: "label", header: "Phone", isRowHeader: true, cell: ({ label }) => label },
        { key: "since", header: "Since", cell: ({ createdAt }) => momentInWords(createdAt, zone) },
        { key: "state", header: "State", cell: (phone) => <PhoneState phone={phone} now={now} /> },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: ({ id, label, revokedAt }) =>
            revokedAt === null && (
              <form method="post" action={`${base}/phones/${id}/withdrawal`}>
                <Button kind="secondary" label={`Sign out the phone of ${label}`}>
                  Sign out
                </Button>
              </form>
            ),
        },
      ]}
    />
  );
}

function PhoneState({ phone, now }: { phone: PhoneView; now: Date }) {
  if (phone.revokedAt !== null) return <StatusBadge word="Signed out" shape="cross" tone="quiet" />;
  return phone.expiresAt <= now ? (
    <StatusBadge word="Over, sends what it has" shape="clock" tone="quiet" />
  ) : (
    <StatusBadge word="Signed in" shape="check" tone="good" />
  );
}
