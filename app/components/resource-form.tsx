import { resourceTopics } from "~/app/domain/resources/resource";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { topicWords } from "./resource-words";
import { Section } from "./section";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

const labels = {
  topic: "What it is about",
  title: "Title",
  hours: "When the help is there",
  body: "The page",
};

export interface ResourceFormProps {
  action?: string | undefined;
  /** The language that is written. */
  language: string;
  errors?: Texts | undefined;
  values?: Texts | undefined;
  backHref: string;
}

const frame = "preview";

/** A page of help in one language, and beneath it the page as it will be read. */
export function ResourceForm({ action, language, errors, values, backHref }: ResourceFormProps) {
  const fields = { errors, values, lang: language };
  return (
    <>
      <form className="form" method="post" action={action} noValidate>
        <ErrorSummary errors={namedErrors(errors, labels)} />
        <SelectField
          errors={errors}
          values={values}
          name="topic"
          label={labels.topic}
          choices={resourceTopics.map((topic) => ({ value: topic, label: topicWords[topic] }))}
        />
        <TextField {...fields} name="title" label={labels.title} spellCheck />
        <TextField
          {...fields}
          name="hours"
          label={labels.hours}
          hint="Such as: Mondays, 3 to 5 PM, at Central Library"
          optional
        />
        <TextArea
          {...fields}
          name="body"
          label={labels.body}
          hint="Leave an empty line between paragraphs. Write ## before a heading, - before a point of a list, **around bold words**, and [words](https://example.org) for a link."
          rows={16}
        />
        <div className="actions">
          <Button>Save the page</Button>
          <Button kind="secondary" formAction="/staff/resources/preview" formTarget={frame}>
            Preview
          </Button>
          <ButtonLink kind="quiet" href={backHref}>
            Back
          </ButtonLink>
        </div>
      </form>
      <Section title="Preview">
        <iframe
          className="mail-frame"
          name={frame}
          title="The page as it will be read"
          src="/staff/resources/preview"
          sandbox=""
        />
      </Section>
    </>
  );
}
