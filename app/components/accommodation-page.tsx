import { AccommodationFields, accommodationLabels, type CutOffView } from "./accommodation-fields";
import { AccommodationList, type AskedView } from "./accommodation-list";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { namedErrors } from "./named-errors";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { Section } from "./section";
import { ToldNotice } from "./told-notice";

const words = {
  title: "Help to take part",
  lead: "Tell us what you need to take part in this event. Staff of the job center arrange it.",
  add: "Ask for help",
  addMore: "Ask for more",
  ask: "Ask the job center",
  changeTitle: "Change what you asked for",
  save: "Save the change",
  backToTicket: "Back to my ticket",
  back: "Back without a change",
  closed: "Nothing can be asked for here now. If you need help, talk to staff of the job center.",
  enough: "You asked for a lot already. Change one of your requests, or write to the job center.",
  done: {
    asked: "The job center has your request.",
    changed: "Your change is saved. Staff look at it anew.",
    withdrawn: "Your request is taken back.",
  },
};

type Texts = Readonly<Record<string, string>>;

interface FormState {
  cutOff: CutOffView;
  locale: string;
  /** Whether anything can be asked for or changed now. */
  isOpen: boolean;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

export interface AccommodationPageProps extends FormState {
  /** The ticket's page. */
  href: string;
  /** Makes a second post the same request. */
  postKey: string;
  asked: readonly AskedView[];
  zone: string;
  hasRoom: boolean;
  done: string | null;
}

/** What a visitor asked for to take part, and the form that asks for more. */
export function AccommodationPage(props: AccommodationPageProps) {
  const { href, asked, isOpen, hasRoom, locale } = props;
  const base = `${href}/accommodation`;
  return (
    <>
      <ToldNotice words={words.done} done={props.done} />
      <PageHead title={words.title} lead={words.lead} />
      <AccommodationList base={base} asked={asked} zone={props.zone} locale={locale} isOpen={isOpen} />
      {isOpen && hasRoom && (
        <Section title={asked.length === 0 ? words.add : words.addMore}>
          <AskForm form={props} action={`${base}?key=${props.postKey}`} label={words.ask} />
        </Section>
      )}
      {isOpen && !hasRoom && <Notice>{words.enough}</Notice>}
      {!isOpen && <Notice>{words.closed}</Notice>}
      <p>
        <a href={href}>{words.backToTicket}</a>
      </p>
    </>
  );
}

export interface ChangeAccommodationProps extends FormState {
  /** The page of all that was asked for. */
  href: string;
  asked: AskedView;
}

/** One request, to be changed. */
export function ChangeAccommodation(props: ChangeAccommodationProps) {
  return (
    <>
      <PageHead title={words.changeTitle} />
      {props.isOpen && <AskForm form={props} asked={props.asked} label={words.save} backHref={props.href} />}
      {!props.isOpen && <Notice>{words.closed}</Notice>}
    </>
  );
}

interface AskFormProps {
  form: FormState;
  action?: string;
  asked?: AskedView;
  label: string;
  backHref?: string;
}

function AskForm({ form, action, asked, label, backHref }: AskFormProps) {
  const { cutOff, locale, errors, values } = form;
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, accommodationLabels)} />
      <AccommodationFields {...{ cutOff, locale, errors, values, asked }} isNeeded />
      <div className="actions">
        <Button>{label}</Button>
        {backHref !== undefined && (
          <ButtonLink kind="quiet" href={backHref}>
            {words.back}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
