import { Notice } from "./notice";

const words: Record<string, string> = {
  kept: "Your draft is kept as you typed it. The center cannot see it yet.",
  saved: "Your draft is saved. The center does not read it before you send it.",
  submitted: "Your request is with the center. You get an e-mail when it is read.",
  withdrawn: "Your request is withdrawn, and the center is told.",
  copied: "This is the copy. Choose the day and the time first.",
  removed: "What you typed is gone.",
  applied: "The center has your application as it stands here. You get an e-mail when it is answered.",
  "invitation-read":
    "The center has your answer. It reads your openings before they are public, and you get an e-mail.",
  "entry-saved": "You have a table, and the center has what you bring.",
  "said-no": "The center is told that you do not come.",
  "stepped-back": "Your organization no longer comes, and the center is told.",
  written: "Your message is sent to the center.",
  described: "Thank you. You can ask for your first event now.",
  changed: "Your organization is changed.",
  "changed-vetting":
    "Your organization is changed. The center checks it again before your next event is public.",
};

/** Screen readers say it as the page loads. */
const saidOnce = { role: "status" } as const;

/** Says what an employer just did, after the redirect that follows a form. Unknown words say nothing. */
export function RequestDone({ done }: { done: string | null }) {
  const message = done === null || !Object.hasOwn(words, done) ? undefined : words[done];
  return message === undefined ? null : (
    <Notice kind="success" {...saidOnce}>
      {message}
    </Notice>
  );
}
