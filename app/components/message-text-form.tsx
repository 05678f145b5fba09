import { type Placeholder, placeholders } from "~/app/domain/outbox/own-text";
import { Button, ButtonLink } from "./button";
import { DescriptionList } from "./description-list";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { Section } from "./section";
import { TextArea } from "./text-area";

export interface MessageTextFormProps {
  /** The page's own address. */
  href: string;
  /** The language that the words are in: they are typed in its direction. */
  language: string;
  isOwn: boolean;
  errors?: Readonly<Record<string, string>> | undefined;
  values: Readonly<Record<string, string>>;
}

const labels = { subject: "Subject", opening: "First words" };
const frame = "preview";

const meanings: Record<Placeholder, string> = {
  name: "the name on the ticket",
  event: "the event's title",
  day: "the day it starts",
  time: "the time it starts",
  place: "room and branch",
  center: "your center's name",
};

/** The words of one mail, what may stand in braces, and the mail as its reader gets it. */
export function MessageTextForm({ href, language, isOwn, errors, values }: MessageTextFormProps) {
  const query = `?language=${language}`;
  const fields = { errors, values };
  return (
    <>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={namedErrors(errors, labels)} />
        <TextField {...fields} name="subject" label={labels.subject} spellCheck />
        <TextArea
          {...fields}
          name="opening"
          label={labels.opening}
          hint="They stand above the time, the place and the ticket. Leave an empty line between paragraphs."
          rows={8}
        />
        <div className="actions">
          <Button>Save the words</Button>
          <Button kind="secondary" formAction={`${href}/preview${query}`} formTarget={frame}>
            Preview
          </Button>
          <ButtonLink kind="quiet" href="/staff/reminders">
            Back to reminders
          </ButtonLink>
        </div>
      </form>
      <Section title="Placeholders">
        <p>Write these in braces. Each reader gets their own.</p>
        <DescriptionList items={placeholders.map((name) => ({ term: `{${name}}`, value: meanings[name] }))} />
      </Section>
      <Section title="Preview">
        <iframe
          className="mail-frame"
          name={frame}
          title="The mail as its reader gets it"
          src={`${href}/preview${query}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      </Section>
      {isOwn && (
        <Section title="Fairday's words">
          <p>Your words are taken away, and mails of this kind have Fairday&apos;s again.</p>
          <form method="post" action={`${href}/reset${query}`}>
            <Button kind="danger">Go back to Fairday&apos;s words</Button>
          </form>
        </Section>
      )}
    </>
  );
}
