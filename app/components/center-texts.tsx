import { type CenterTextName, centerTextLength } from "~/app/domain/centers/texts";
import { languageName } from "~/app/domain/text/language-name";
import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { namedErrors } from "./named-errors";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

const words: Record<CenterTextName, { label: string; short: string; hint: string; rows: number }> = {
  welcome: {
    label: "Welcome line",
    short: "welcome line",
    hint: "It stands under the title of the first page, in place of Fairday's words.",
    rows: 2,
  },
  privacy: {
    label: "Privacy page",
    short: "privacy page",
    hint: "It stands after Fairday's text: whom to ask, and what your library adds.",
    rows: 6,
  },
  bring: {
    label: "What to bring",
    short: "what to bring",
    hint: "For events that say nothing about it: on their page, the ticket and in mails.",
    rows: 3,
  },
  mailFoot: {
    label: "Foot of mails",
    short: "foot of mails",
    hint: "It stands at the end of each mail, such as your address and hours.",
    rows: 3,
  },
};

const names = ["welcome", "bring", "mailFoot", "privacy"] as const;

export interface TextRow {
  tag: string;
  /** In the language itself. */
  name: string;
  written: readonly CenterTextName[];
}

/** Each language that is offered, and what the center says in it. */
export function CenterTextTable({ rows }: { rows: readonly TextRow[] }) {
  return (
    <DataTable
      caption="Your own words, by language"
      isCaptionHidden
      rows={rows}
      rowKey={({ tag }) => tag}
      columns={[
        {
          key: "language",
          header: "Language",
          isRowHeader: true,
          cell: ({ tag }) => <a href={`/staff/settings/languages/${tag}`}>{languageName(tag)}</a>,
        },
        {
          key: "written",
          header: "Written",
          cell: ({ written }) =>
            written.length === 0 ? "Nothing yet" : written.map((one) => words[one].short).join(", "),
        },
      ]}
    />
  );
}

export interface OfferFormProps {
  /** Languages that a center may leave out. */
  choices: readonly string[];
  /** Those that are always offered. */
  always: readonly string[];
  values: Texts;
  errors?: Texts | undefined;
}

/** Which languages the center's pages are offered in. */
export function OfferForm({ choices, always, values, errors }: OfferFormProps) {
  const labels = Object.fromEntries(choices.map((tag) => [tag, languageName(tag)]));
  const fixed = always.map((tag) => languageName(tag));
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <p className="field-hint">
        {fixed.join(" and ")} {fixed.length === 1 ? "is" : "are"} always offered.
      </p>
      {choices.map((tag) => (
        <Checkbox key={tag} name={tag} label={languageName(tag)} values={values} errors={errors} optional />
      ))}
      <div className="actions">
        <Button>Save the languages</Button>
      </div>
    </form>
  );
}

export interface CenterTextFormProps {
  /** What stands there in the center's own language, to write it anew by. */
  own: Texts | null;
  values: Texts;
  errors?: Texts | undefined;
}

/** What the center says itself in one language. */
export function CenterTextForm({ own, values, errors }: CenterTextFormProps) {
  const labels = Object.fromEntries(names.map((name) => [name, words[name].label]));
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      {names.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={words[name].label}
          hint={
            <>
              {words[name].hint} {centerTextLength[name]} characters at most.
              {own?.[name] && <span className="keep-lines">{`\n${own[name]}`}</span>}
            </>
          }
          rows={words[name].rows}
          values={values}
          errors={errors}
          optional
        />
      ))}
      <div className="actions">
        <Button>Save the words</Button>
        <ButtonLink kind="quiet" href="/staff/settings/languages">
          Back to all languages
        </ButtonLink>
      </div>
    </form>
  );
}
