import type { Delivery, Mailer, OutgoingMail } from "./mailer";

export interface MemoryMailer extends Mailer {
  /** What was sent, oldest first. */
  readonly sent: readonly OutgoingMail[];
  /** The next sends get these answers, one each; after them, all is sent. */
  answerNext(...deliveries: Delivery[]): void;
}

/** Keeps mails instead of sending them: the last `keep`, without end where not said. For tests and development. */
export function memoryMailer({ keep = Number.POSITIVE_INFINITY } = {}): MemoryMailer {
  const sent: OutgoingMail[] = [];
  const answers: Delivery[] = [];
  return {
    sent,
    answerNext: (...deliveries) => {
      answers.push(...deliveries);
    },
    send: async (message) => {
      const answer = answers.shift() ?? { outcome: "sent" };
      if (answer.outcome === "sent") sent.push(message);
      if (sent.length > keep) sent.shift();
      return answer;
    },
    close: () => {},
  };
}
