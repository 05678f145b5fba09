import type { OutgoingText, TextDelivery, Texter } from "./texter";

export interface MemoryTexter extends Texter {
  /** What was sent, oldest first. */
  readonly sent: readonly OutgoingText[];
  /** The next sends get these answers, one each; after them, all is sent. */
  answerNext(...deliveries: TextDelivery[]): void;
}

/** Keeps texts instead of sending them. A request is signed where its signature is "signed". For tests. */
export function memoryTexter(): MemoryTexter {
  const sent: OutgoingText[] = [];
  const answers: TextDelivery[] = [];
  return {
    from: "+13105550199",
    sent,
    answerNext: (...deliveries) => {
      answers.push(...deliveries);
    },
    send: async (text) => {
      const answer = answers.shift() ?? { outcome: "sent", gatewayId: `SM${sent.length + 1}` };
      if (answer.outcome === "sent") sent.push(text);
      return answer;
    },
    isSigned: ({ signature }) => signature === "signed",
  };
}
