import { ToldNotice } from "./told-notice";

const words: Record<string, string> = {
  invited: "The invitation is on its way. It works once, for seven days.",
  "sent-again": "The invitation is sent again with a new link. The link from before has ended.",
  withdrawn: "The invitation is withdrawn. Its link no longer works.",
  role: "The role is changed. It holds at once.",
  access: "Access is withdrawn. It holds at once.",
  "pass-withdrawn": "The door pass is withdrawn. Nobody can use it.",
  "phone-withdrawn": "That device is signed out and can do nothing more.",
  "token-withdrawn": "The token is withdrawn. Requests with it are refused from now on.",
};

/** Says what was just done to people's, phones' and programs' access. */
export const MembersNotice = ({ done }: { done: string | null }) => <ToldNotice words={words} done={done} />;
