import { useWords } from "~/app/i18n/use-words";
import { AccommodationFields, accommodationLabels, type CutOffView } from "./accommodation-fields";
import { AccommodationList, type AskedView } from "./accommodation-list";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { namedErrors } from "./named-errors";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { Section } from "./section";
import { ToldNotice } from "./told-notice";

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
  const t = useWords();
  const { href, asked, isOpen, hasRoom, locale } = props;
  const base = `${href}/accommodation`;
  const told = {
    asked: t("access.doneAsked"),
    changed: t("access.doneChanged"),
    withdrawn: t("access.doneWithdrawn"),
  };
  return (
    <>
      <ToldNotice words={told} done={props.done} />
      <PageHead title={t("access.title")} lead={t("access.lead")} />
      <AccommodationList base={base} asked={asked} zone={props.zone} locale={locale} isOpen={isOpen} />
      {isOpen && hasRoom && (
        <Section title={asked.length === 0 ? t("access.add") : t("access.addMore")}>
          <AskForm form={props} action={`${base}?key=${props.postKey}`} label={t("access.ask")} />
        </Section>
      )}
      {isOpen && !hasRoom && <Notice>{t("refusal.too-many-accommodations")}</Notice>}
      {!isOpen && <Notice>{t("access.closed")}</Notice>}
      <p>
        <a href={href}>{t("manage.back")}</a>
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
  const t = useWords();
  return (
    <>
      <PageHead title={t("access.changeTitle")} />
      {props.isOpen ? (
        <AskForm form={props} asked={props.asked} label={t("access.save")} backHref={props.href} />
      ) : (
        <Notice>{t("access.closed")}</Notice>
      )}
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
  const t = useWords();
  const { cutOff, locale, errors, values } = form;
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, accommodationLabels(t), t)} />
      <AccommodationFields {...{ cutOff, locale, errors, values, asked }} isNeeded />
      <div className="actions">
        <Button>{label}</Button>
        {backHref !== undefined && (
          <ButtonLink kind="quiet" href={backHref}>
            {t("access.backWithout")}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
