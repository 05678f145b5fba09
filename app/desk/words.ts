import type { DeskConnection } from "./desk-state";

const connection: Record<DeskConnection, string> = {
  online: "Online",
  lost: "No connection. You can go on logging.",
  "signed-out": "You are signed out.",
};

export const words = {
  form: {
    branch: "Branch",
    channel: "How it came",
    minutes: "How long it took",
    language: "Language",
    notNoted: "Not noted",
    referenceHint: "As your library counts them for the state. The report shows them apart.",
    categories: "What was it about?",
    hint: "A tap logs one inquiry, with what is chosen below. No name, no words.",
    keys: "Number keys log too",
  },
  entries: {
    title: "Your entries of this shift",
    none: "Nothing yet. Tap what the next question is about.",
    more: (count: number) => `And ${count} more before these.`,
    undo: "Undo",
    waits: "Waits on this device",
    another: "logged by another",
  },
  connection,
  signIn: "Sign in to send what waits",
  waiting: (count: number) =>
    count === 1 ? "1 entry waits on this device" : `${count} entries wait on this device`,
  memoryOnly: "keep this page open, since nothing can be kept here",
  said: {
    logged: (category: string) => `Logged: ${category}`,
    undone: (category: string) => `Taken back: ${category}`,
  },
  refused: {
    title: "The server did not take these",
    again: "Send again",
    seen: "Seen",
  },
  shell: {
    title: "Desk",
    none: "This device has not opened the desk before, and there is no connection. Try again once there is one.",
    again: "Try again",
    back: "Other staff pages need a connection.",
  },
} as const;
