import { Notice } from "./notice";

const words: Record<string, string> = {
  made: "The center is made. Its first admin is invited by e-mail.",
  moved: "The host is changed.",
  archived: "The center is closed. Its pages say so.",
  restored: "The center is open again.",
  named: "They are an admin of all centers now.",
  removed: "They are no admin of all centers any more.",
};

/** Says what was just done, after the redirect that follows a form. Unknown words say nothing. */
export function InstallationNotice({ done }: { done: string | null }) {
  const message = done === null || !Object.hasOwn(words, done) ? undefined : words[done];
  return message === undefined ? null : (
    <Notice kind="success" role="status">
      {message}
    </Notice>
  );
}
