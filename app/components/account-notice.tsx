import { ToldNotice } from "./told-notice";

const words: Record<string, string> = {
  password: "Your password is changed. Every other sign-in has ended.",
  totp: "Your authenticator app is set up. The next sign-in asks for its code.",
  "totp-off": "The authenticator app is off.",
  passkey: "Your passkey is added. You can sign in with it from now on.",
  "passkey-removed": "The passkey is removed.",
  ended: "That browser is signed out.",
};

/** Says what was just done to one's own account. */
export const AccountNotice = ({ done }: { done: string | null }) => <ToldNotice words={words} done={done} />;
