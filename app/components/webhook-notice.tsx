import { ToldNotice } from "./told-notice";

const words: Record<string, string> = {
  edited: "The webhook is saved. What waits goes where it leads now.",
  paused: "Paused. What happens meanwhile waits for up to 30 days.",
  resumed: "It works again. What waited goes out first.",
  removed: "The webhook is removed. Nothing more is sent there.",
  "test-sent": "A test is on its way. Reload the page to see what came of it.",
  replayed: "It is sent again.",
  unchanged: "Nothing was left to send again.",
};

/** Says what was just done to a webhook. */
export const WebhookNotice = ({ done }: { done: string | null }) => <ToldNotice words={words} done={done} />;
