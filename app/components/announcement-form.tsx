import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { peopleInWords } from "./step-form";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface AnnouncementFormProps {
  formKey: string;
  reach: { byMail: number; withoutMail: number };
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** Writes to everyone registered; the button says how many that is. */
export function AnnouncementForm({ formKey, reach, errors, values }: AnnouncementFormProps) {
  if (reach.byMail === 0) return <Notice title="There is nobody to write to">{nobody(reach)}</Notice>;
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="formKey" value={formKey} />
      <TextArea
        name="text"
        label="Your message"
        hint="It goes by e-mail with the event's title and time."
        rows={6}
        errors={errors}
        values={values}
      />
      {reach.withoutMail > 0 && (
        <p className="muted">
          {peopleInWords(reach.withoutMail)} gave no e-mail address and will not get it.
        </p>
      )}
      <div className="actions">
        <Button>{`Send to ${peopleInWords(reach.byMail)}`}</Button>
      </div>
    </form>
  );
}

const nobody = ({ withoutMail }: AnnouncementFormProps["reach"]) =>
  withoutMail === 0
    ? "Nobody has a place yet."
    : `${peopleInWords(withoutMail)} with a place gave no e-mail address.`;
