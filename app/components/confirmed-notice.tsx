import { Notice } from "./notice";

const words: Record<string, string> = {
  confirmed: "Your e-mail address is confirmed. Sign in with the password you chose.",
  password: "Your new password is set, and every other sign-in has ended. Sign in with it now.",
  out: "You are signed out.",
};

/** Says what was just done to an account, above the sign-in form. */
export function ConfirmedNotice({ done }: { done: string | null }) {
  const message = done === null || !Object.hasOwn(words, done) ? undefined : words[done];
  return message === undefined ? null : (
    <Notice kind="success" role="status">
      {message}
    </Notice>
  );
}
