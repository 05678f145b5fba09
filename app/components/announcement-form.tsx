import { counted } from "~/app/domain/text/counted";
import { MessageForm, type MessageFormProps } from "./message-form";
import { Notice } from "./notice";
import { peopleInWords } from "./step-form";

export interface AnnouncementFormProps extends MessageFormProps {
  eventId: string;
  reach: { byMail: number; withoutMail: number };
}

/** Writes to everyone registered; the button says how many that is. */
export function AnnouncementForm({ eventId, reach, ...form }: AnnouncementFormProps) {
  if (reach.byMail === 0)
    return <Notice title="There is nobody to write to">{nobody(reach, eventId)}</Notice>;
  return (
    <MessageForm
      {...form}
      hint="It goes by e-mail with the event's title and time."
      sendLabel={`Send to ${peopleInWords(reach.byMail)}`}
    >
      {reach.withoutMail > 0 && (
        <p>
          {counted(reach.withoutMail, "registration has", "registrations have")} no e-mail address and will
          not get it. <CallInstead eventId={eventId} />
        </p>
      )}
    </MessageForm>
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
