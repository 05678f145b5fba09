import { ToldNotice } from "./told-notice";

const words: Record<string, string> = {
  confirmed: "Your e-mail address is confirmed. Sign in with the password you chose.",
  password: "Your new password is set, and every other sign-in has ended. Sign in with it now.",
  out: "You are signed out.",
};

/** Says what was just done to an account, above the sign-in form. */
export const ConfirmedNotice = ({ done }: { done: string | null }) => (
  <ToldNotice words={words} done={done} />
);
