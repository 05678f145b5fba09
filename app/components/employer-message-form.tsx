import { counted } from "~/app/domain/text/counted";
import { MessageForm, type MessageFormProps } from "./message-form";
import { Notice } from "./notice";

/** Writes to every employer with a table. `employers` says how many were accepted. */
export function EmployerMessageForm({ employers, ...form }: MessageFormProps & { employers: number }) {
  if (employers === 0)
    return <Notice title="There is nobody to write to">No employer has a table yet.</Notice>;
  return (
    <MessageForm
      {...form}
      hint="It goes by e-mail to the people of each employer, with the event's title and time."
      sendLabel={`Send to ${counted(employers, "employer", "employers")}`}
    />
  );
}
