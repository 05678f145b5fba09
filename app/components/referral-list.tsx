import { type ReferralState, referralKinds, referralStates } from "~/app/domain/referrals/referral";
import { languageName } from "~/app/domain/text/language-name";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { momentInWords } from "./event-when";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { ReferralBadge } from "./referral-badge";
import { referralKindWords, referralStateWords } from "./referral-words";
import { type Choice, SelectField } from "./select-field";
import { ShortCode } from "./short-code";
import { Stat, StatRow } from "./stat";

export interface ReferralView {
  id: string;
  code: string;
  kind: keyof typeof referralKindWords;
  partnerName: string;
  branchName: string;
  language: string | null;
  state: ReferralState;
  servedHow: string | null;
  consentVersion: string | null;
  madeAt: Date;
}

/** How many are in each state, of those that the list is narrowed to. */
export function ReferralCounts({ counts }: { counts: Readonly<Record<string, number>> }) {
  return (
    <StatRow>
      {referralStates.map((state) => (
        <Stat
          key={state}
          figure={(counts[state] ?? 0).toLocaleString("en-US")}
          label={referralStateWords[state]}
        />
      ))}
    </StatRow>
  );
}

const labels = { from: "Made from", until: "Made until" };

export interface ReferralFiltersProps {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  partners: readonly Choice[];
  branches: readonly Choice[];
}

/** What the list is narrowed to: a GET, so that a result has an address. */
export function ReferralFilters({ values, errors, partners, branches }: ReferralFiltersProps) {
  const field = { values, errors, optional: true, optionalWord: "" };
  const choice = { ...field, width: "medium" as const, emptyLabel: "All" };
  return (
    <>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <search>
        <form method="get" noValidate>
          <div className="filter">
            <TextField {...field} name="q" label="Code or reference" type="search" autoComplete="off" />
            <SelectField
              {...choice}
              name="kind"
              label="For"
              choices={referralKinds.map((kind) => ({ value: kind, label: referralKindWords[kind] }))}
            />
            <SelectField {...choice} name="partner" label="Partner" choices={partners} />
            <SelectField {...choice} name="branch" label="Branch" choices={branches} />
            <SelectField
              {...choice}
              name="state"
              label="State"
              choices={referralStates.map((state) => ({ value: state, label: referralStateWords[state] }))}
            />
            <TextField {...field} name="from" label={labels.from} type="date" width="short" />
            <TextField {...field} name="until" label={labels.until} type="date" width="short" />
            <Button kind="secondary">Show</Button>
          </div>
        </form>
      </search>
    </>
  );
}

/** Referrals in a list for staff: a code each, and no name. */
export function ReferralTable({ rows, timeZone }: { rows: readonly ReferralView[]; timeZone: string }) {
  return (
    <DataTable
      caption="Referrals, the newest first"
      isCaptionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "code",
          header: "Code",
          isRowHeader: true,
          cell: ({ id, code }) => (
            <a href={`/staff/referrals/${id}`}>
              <ShortCode code={code} />
            </a>
          ),
        },
        { key: "partner", header: "Partner", cell: ({ partnerName }) => partnerName },
        { key: "kind", header: "For", cell: ({ kind }) => referralKindWords[kind] },
        { key: "branch", header: "Branch", cell: ({ branchName }) => branchName },
        { key: "language", header: "Language", cell: ({ language }) => language && languageName(language) },
        { key: "made", header: "Made", cell: ({ madeAt }) => momentInWords(madeAt, timeZone) },
        {
          key: "state",
          header: "State",
          cell: ({ state, servedHow }) => <ReferralBadge state={state} servedHow={servedHow} />,
        },
        {
          key: "consent",
          header: "May ask partner",
          cell: ({ consentVersion }) => (consentVersion === null ? "No" : "Yes"),
        },
      ]}
    />
  );
}
