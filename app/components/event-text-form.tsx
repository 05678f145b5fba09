import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface EventTextFormProps {
  language: { tag: string; name: string };
  /** The event as it was written: what is said again here. */
  original: { title: string; description: string; whatToBring: string | null };
  isWritten: boolean;
  backHref: string;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** An event's words in one more language, each field under what it says again. */
export function EventTextForm(props: EventTextFormProps) {
  const { language, original, isWritten, backHref, errors, values } = props;
  const field = { errors, values, lang: language.tag };
  return (
    <>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={errors} />
        <TextField {...field} name="title" label="Title" hint={original.title} autoComplete="off" />
        <TextArea
          {...field}
          name="description"
          label="About this event"
          hint={<span className="keep-lines">{original.description}</span>}
          rows={8}
        />
        <TextArea
          {...field}
          name="whatToBring"
          label="What to bring"
          hint={original.whatToBring && <span className="keep-lines">{original.whatToBring}</span>}
          rows={3}
          optional
        />
        <Checkbox
          name="isReviewed"
          label="Somebody who speaks this language has read it"
          errors={errors}
          values={values}
        />
        <div className="actions">
          <Button>Save</Button>
          <ButtonLink kind="quiet" href={backHref}>
            Back
          </ButtonLink>
        </div>
      </form>
      {isWritten && (
        <form method="post" action={`${backHref}/${language.tag}/removal`}>
          <Button kind="danger">Take this language away</Button>
        </form>
      )}
    </>
  );
}
