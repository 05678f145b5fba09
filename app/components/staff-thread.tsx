import type { Side } from "~/app/domain/events/steps";
import { Button } from "./button";
import { ThreadForm, type ThreadFormProps } from "./thread-form";
import { ThreadList, type ThreadListProps } from "./thread-list";

export interface StaffThreadProps extends Pick<ThreadListProps, "entries" | "employerName" | "zone"> {
  /** The thread's own address. */
  base: string;
  /** The form's own key, which its message is kept by. */
  formKey: string;
  /** The last message, where the thread waits for somebody. */
  waiting: { messageId: string; waitsFor: Side } | null;
  templates: ThreadFormProps["templates"];
  form: Pick<ThreadFormProps, "errors" | "values"> | undefined;
}

/** A thread with an employer as staff read and answer it. */
export function StaffThread(props: StaffThreadProps) {
  const { base, formKey, entries, employerName, zone, waiting, templates, form } = props;
  return (
    <>
      <ThreadList entries={entries} side="staff" employerName={employerName} zone={zone} />
      {waiting !== null && (
        <form className="actions" method="post" action={`${base}/settlement`}>
          <input type="hidden" name="messageId" value={waiting.messageId} />
          <Button kind="quiet">
            {waiting.waitsFor === "staff" ? "No answer is needed" : "Wait for no answer"}
          </Button>
        </form>
      )}
      <ThreadForm
        action={`${base}?key=${formKey}`}
        to={employerName}
        templates={templates}
        errors={form?.errors}
        values={form?.values}
      />
      <p>
        <a href="/staff/templates">Write and change templates</a>
      </p>
    </>
  );
}
