import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { ContactText } from "./contact-text";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { PageHead } from "./page-head";

export interface LostTicketFormProps {
  /** Whom to ask at the center. */
  contact: string;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/** Asks for an address, and mails its tickets again. Who gave none is helped by staff. */
export function LostTicketForm({ contact, errors, values }: LostTicketFormProps) {
  const t = useWords();
  const label = t("register.email");
  return (
    <>
      <PageHead title={t("lost.title")} lead={t("lost.lead")} />
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={namedErrors(errors, { email: label }, t)} />
        <TextField
          name="email"
          label={label}
          hint={t("lost.hint")}
          type="email"
          autoComplete="email"
          errors={errors}
          values={values}
        />
        <div className="actions">
          <Button>{t("lost.send")}</Button>
        </div>
      </form>
      <p>
        {t("lost.without")} <ContactText text={contact} />
      </p>
    </>
  );
}
