import { counted } from "~/app/domain/text/counted";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { peopleInWords } from "./step-form";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

export interface AnnouncementFormProps {
  formKey: string;
  eventId: string;
  reach: { byMail: number; withoutMail: number };
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** Writes to everyone registered; the button says how many that is. */
export function AnnouncementForm({ formKey, eventId, reach, errors, values }: AnnouncementFormProps) {
  if (reach.byMail === 0)
    return <Notice title="There is nobody to write to">{nobody(reach, eventId)}</Notice>;
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
        <p>
          {counted(reach.withoutMail, "registration has", "registrations have")} no e-mail address and will
          not get it. <CallInstead eventId={eventId} />
        </p>
      )}
      <div className="actions">
        <Button>{`Send to ${peopleInWords(reach.byMail)}`}</Button>
      </div>
    </form>
  );
}

function nobody({ withoutMail }: AnnouncementFormProps["reach"], eventId: string) {
  if (withoutMail === 0) return "Nobody has a place yet.";
  return (
    <p>
      {counted(withoutMail, "registration has", "registrations have")} no e-mail address.{" "}
      <CallInstead eventId={eventId} />
    </p>
  );
}

const CallInstead = ({ eventId }: { eventId: string }) => (
  <a href={`/staff/events/${eventId}/registrations`}>Call those who left a phone number.</a>
);
