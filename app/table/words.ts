import type { Rating } from "~/app/domain/sharing/note";
import type { NotSharedReason } from "~/app/domain/sharing/visit";
import type { TableConnection, TakeTrouble } from "./table-state";

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const connection: Record<TableConnection, string> = {
  connecting: "Connecting",
  online: "Online",
  lost: "No connection",
  over: "This table has ended",
};

const trouble: Record<TakeTrouble, string> = {
  "unknown-ticket": "This is no ticket of this event. Scan the visitor's ticket, or type its eight digits.",
  "table-closed": "The table is closed. It opens and closes with the event's doors.",
};

const notShared: Record<NotSharedReason, string> = {
  "number-differs": "The number did not fit. The visitor is counted and shares nothing.",
  "numbers-used-up": "Too many numbers did not fit. The visitor is counted and shares nothing.",
  "taken-back":
    "The visitor stopped sharing with you. They are counted, and can share again on their own page.",
  "name-unknown": "No name is known of this ticket. The visitor is counted.",
};

const rating: Record<Rating, string> = { yes: "Yes", maybe: "Maybe", no: "No" };

/** The table's English words, for the representative. What a visitor reads comes from the catalogues. */
export const words = {
  title: (employer: string) => `Table of ${employer}`,
  connection,
  waiting: (count: number) => `${counted(count, "answer waits", "answers wait")} on this phone`,
  memoryOnly: "keep this page open",
  counts: {
    visits: "visits",
    shared: "shared",
    arrived: "arrived",
    registered: "registered",
  },
  take: {
    code: "Or type the eight digits",
    submit: "Ask",
    hint: "Let the visitor hold up their ticket's QR code. You see no name: the visitor decides.",
  },
  trouble,
  closed: "The table is closed now. It opens and closes with the event's doors.",
  over: "This table has ended on this phone. Names are gone from it. What waits is still sent while this page is open.",
  notShared,
  refusedTitle: "Not taken by the server",
  refused: (code: string) =>
    code === "device-over"
      ? "This phone's link has ended before that."
      : code === "table-closed"
        ? "The table was closed then."
        : "The ticket is not good any more.",
  again: "Send again",
  seen: "Seen",
  toldTitle: "Learned since",
  next: "Next visitor",
  leave: "Leave without an answer",
  outcome: {
    shared: (name: string) => `${name} shares name and contact with you.`,
    named: (name: string) => `${name} shares their name with you.`,
    someone: "The visitor shares with you.",
    waits: "The answer waits on this phone. You learn the name once it is sent.",
    counted: "Counted. The visitor stays unnamed.",
    declined: "The visitor did not want to. Nothing is kept.",
  },
  note: {
    title: "Your note",
    rating: "Hear from them again?",
    ratings: rating,
    none: "Not said",
    text: "Your words",
    hint: "Staff do not see them. The visitor may ask for them.",
    save: "Keep the note",
    saved: "The note is kept.",
  },
  contacts: {
    open: "People who share with you",
    none: "Nobody shares with you yet.",
    loading: "Asking for the list.",
    offline: "The list shows once there is a connection.",
    levels: { contact: "Name and contact", name: "Name only" },
    close: "Back to the table",
    change: (name: string) => `Note on ${name}`,
  },
  shell: {
    title: "No connection",
    none: "This phone has no table for this event. Connect it, and open the link that you got.",
    again: "Try again",
  },
};
