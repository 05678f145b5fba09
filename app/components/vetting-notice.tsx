import { dayWords } from "~/app/domain/time/wording";
import { Notice } from "./notice";

export interface VettingNoticeProps {
  vettedAt: Date | null;
  timeZone: string;
}

/** Where an employer stands with the center before its first event can be public. */
export function VettingNotice({ vettedAt, timeZone }: VettingNoticeProps) {
  if (vettedAt !== null) {
    return (
      <Notice kind="success" title="Your organization is checked">
        {`The center checked it on ${dayWords(vettedAt, timeZone, "en-US")}.`}
      </Notice>
    );
  }
  return (
    <Notice kind="info" title="The center has not checked your organization yet">
      It does so before your first event is public. You can write requests and send them now.
    </Notice>
  );
}
