import type { ReferralState, ReferralWay } from "~/app/domain/referrals/referral";
import { languageName } from "~/app/domain/text/language-name";
import { Button, ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { DescriptionList } from "./description-list";
import { ErrorSummary } from "./error-summary";
import { momentInWords } from "./event-when";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { RadioGroup } from "./radio-group";
import { ReferralBadge } from "./referral-badge";
import type { ReferralView } from "./referral-list";
import { referralKindWords, referralStateWords, referralWayWords } from "./referral-words";

type Texts = Readonly<Record<string, string>>;

export interface ReferralPageView {
  referral: ReferralView & { partnerReference: string | null; servedOn: string | null };
  steps: readonly {
    id: string;
    to: ReferralState;
    how: ReferralWay;
    at: Date;
    byName: string | null;
  }[];
  /** What may be marked next, and who may have told of it. */
  next: readonly { to: ReferralState; by: readonly ReferralWay[] }[];
  /** The day it is at the center. */
  today: string;
  timeZone: string;
}

/** What is known of a referral: of nobody by name. */
export function ReferralFacts({ view: { referral, timeZone } }: { view: ReferralPageView }) {
  const { language, servedOn, consentVersion } = referral;
  return (
    <DescriptionList
      items={[
        { term: "State", value: <ReferralBadge {...referral} /> },
        { term: "Partner", value: referral.partnerName },
        { term: "For", value: referralKindWords[referral.kind] },
        { term: "Branch", value: referral.branchName },
        { term: "Language", value: language && languageName(language) },
        { term: "Made", value: momentInWords(referral.madeAt, timeZone) },
        { term: "Served or enrolled on", value: servedOn },
        {
          term: "May we ask the partner?",
          value: consentVersion === null ? "No" : `Yes, by the words of ${consentVersion}`,
        },
      ]}
    />
  );
}

export function ReferralSteps({ view: { steps, timeZone } }: { view: ReferralPageView }) {
  return (
    <DataTable
      caption="How it went, the last first"
      isCaptionHidden
      rows={steps}
      rowKey={({ id }) => id}
      columns={[
        { key: "to", header: "Marked", isRowHeader: true, cell: ({ to }) => referralStateWords[to] },
        { key: "how", header: "Who told", cell: ({ how }) => referralWayWords[how] },
        { key: "at", header: "When", cell: ({ at }) => momentInWords(at, timeZone) },
        { key: "by", header: "By", cell: ({ byName }) => byName },
      ]}
    />
  );
}

const told: Partial<Record<`${ReferralState} ${ReferralWay}`, string>> = {
  "contacted patron": "The patron says they are in touch",
  "contacted partner": "The partner says they are in touch",
  "contacted staff": "It was marked wrongly: they are in touch",
  "served patron": "The patron says they were served or enrolled",
  "served partner": "The partner says it served or enrolled them",
  "declined patron": "The patron does not want it any more",
  "declined partner": "The partner could not help them",
  "unknown staff": "Nobody knows, and we stop asking",
  "made staff": "It was marked wrongly: nothing is known yet",
};

const labels = { to: "What happened", servedOn: "Day they were served or enrolled" };

export interface StepFormProps {
  view: ReferralPageView;
  formKey: string;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** Marks one step. What may not follow is not offered, nor what a partner may not be asked. */
export function ReferralStepForm({ view, formKey, errors, values }: StepFormProps) {
  const fields = { errors, values };
  const choices = view.next.flatMap(({ to, by }) =>
    by.map((how) => {
      const value = `${to} ${how}` as const;
      return { value, label: told[value] ?? referralStateWords[to] };
    }),
  );
  return (
    <form
      className="form"
      method="post"
      action={`/staff/referrals/${view.referral.id}/steps?key=${formKey}`}
      noValidate
    >
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <RadioGroup
        {...fields}
        name="to"
        label={labels.to}
        hint={
          view.referral.consentVersion === null
            ? "The patron did not agree that the partner is asked. Mark only what the patron told you."
            : undefined
        }
        choices={choices}
      />
      <TextField
        {...fields}
        name="servedOn"
        label={labels.servedOn}
        hint="Only where they were."
        type="date"
        width="short"
        defaultValue={view.today}
        optional
        optionalWord=""
      />
      <div className="actions">
        <Button>Mark it</Button>
        <ButtonLink kind="secondary" href={`/staff/referrals/${view.referral.id}/slip`}>
          See the slip
        </ButtonLink>
      </div>
    </form>
  );
}

/** The number that the partner knows the referral by. */
export function ReferenceForm({
  id,
  errors,
  values,
}: {
  id: string;
  errors?: Texts | undefined;
  values: Texts;
}) {
  return (
    <form className="form" method="post" action={`/staff/referrals/${id}/reference`} noValidate>
      <ErrorSummary errors={errors} />
      <TextField
        name="reference"
        label="The partner's own number"
        hint="So that the partner's list finds it. Never a name."
        width="medium"
        maxLength={60}
        errors={errors}
        values={values}
        optional
      />
      <div className="actions">
        <Button kind="secondary">Keep the number</Button>
      </div>
    </form>
  );
}
