import { workLanguages } from "~/app/domain/openings/opening";
import { languageName } from "~/app/domain/text/language-name";
import { directionOf, type Locale } from "~/app/i18n/locales";
import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { namedErrors } from "./named-errors";
import type { PartnerView } from "./partner-table";
import { referralKindWords } from "./referral-words";
import { Section } from "./section";
import { type Choice, SelectField } from "./select-field";

/** The first tap: whom the patron is sent to. */
export function PartnerChoice({
  groups,
}: {
  groups: readonly { kind: PartnerView["kind"]; partners: readonly PartnerView[] }[];
}) {
  return groups.map(({ kind, partners }) => (
    <Section key={kind} title={referralKindWords[kind]}>
      <div className="actions">
        {partners.map(({ id, name }) => (
          <ButtonLink key={id} kind="secondary" href={`/staff/referrals/new?partner=${id}`}>
            {name}
          </ButtonLink>
        ))}
      </div>
    </Section>
  ));
}

type Texts = Readonly<Record<string, string>>;

export interface ReferralFormProps {
  partner: PartnerView;
  branches: readonly Choice[];
  formKey: string;
  /** The question of consent in each language, to show or read out. */
  consents: readonly { tag: Locale; words: string }[];
  errors?: Texts | undefined;
  values: Texts;
}

const labels = { branchId: "Branch", language: "The patron's language", partnerId: "Partner" };
const languages = workLanguages.map((tag) => ({ value: tag, label: languageName(tag) }));

/** The rest of a referral: where it is made, in which language the slip speaks, and what the patron agreed to. */
export function ReferralForm({ partner, branches, formKey, consents, errors, values }: ReferralFormProps) {
  const fields = { errors, values };
  const english = consents.find(({ tag }) => tag === "en");
  return (
    <form className="form" method="post" action={`/staff/referrals/new?key=${formKey}`} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <input type="hidden" name="partnerId" value={partner.id} />
      <SelectField {...fields} name="branchId" label={labels.branchId} choices={branches} />
      <SelectField
        {...fields}
        name="language"
        label={labels.language}
        hint="The slip speaks it, where we have words in it."
        emptyLabel="Not said"
        choices={languages}
        optional
      />
      <Checkbox
        {...fields}
        name="isAgreed"
        label="The patron says yes"
        hint={`Ask: “${english?.words ?? ""}” Leave it empty where they say no: the partner is not asked then.`}
        optional
        optionalWord=""
      />
      <details>
        <summary>The question in the patron's language</summary>
        {consents.map(({ tag, words }) => (
          <p key={tag} lang={tag} dir={directionOf(tag)}>
            {words}
          </p>
        ))}
      </details>
      <div className="actions">
        <Button>Make the referral and its slip</Button>
        <ButtonLink kind="quiet" href="/staff/referrals/new">
          Choose another partner
        </ButtonLink>
      </div>
    </form>
  );
}
