import { useWords } from "~/app/i18n/use-words";
import { fieldId } from "./field";

export interface ErrorSummaryProps {
  /** By field name. `form` is about no field and is not a link. */
  errors?: Readonly<Record<string, string>> | undefined;
  title?: string | undefined;
}

/** Without script, this attribute alone takes a keyboard or a screen reader to what went wrong as the
 *  refused form loads. It is never on a page that was not refused. */
const focusOnLoad = { tabIndex: -1, autoFocus: true } as const;

/** Stands above a refused form: each line says how to mend a field and leads to it. */
export function ErrorSummary({ errors = {}, title }: ErrorSummaryProps) {
  const t = useWords();
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div className="error-summary" role="alert" id="errors" {...focusOnLoad} aria-labelledby="errors-title">
      <h2 id="errors-title">{title ?? t("form.problem")}</h2>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>{name === "form" ? message : <a href={`#${fieldId(name)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
