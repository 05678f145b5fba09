import type { Delivery } from "./mailer";

/**
 * What a failed send means. A 5yz reply to MAIL, RCPT or DATA refuses the message for good. The same reply to a
 * greeting, STARTTLS or AUTH says nothing about the message (a server going down, a password that was changed), so
 * that is tried again, as are 4yz replies, lost connections and time-outs.
 */
export function deliveryOf(error: unknown): Exclude<Delivery, { outcome: "sent" }> {
  const { code, originalCode, command, responseCode, response } = facts(error);
  const isMessage = code === "EENVELOPE" || code === "EMESSAGE";
  const reply = [responseCode, enhancedStatus(response)].filter(Boolean).join(" ");
  const fault = code === "EABORT" ? "ETIMEDOUT" : (originalCode ?? code ?? "unknown fault");
  const reason = [reply || fault, command && `at ${command}`].filter(Boolean).join(" ");
  const isFinal = isMessage && (responseCode === null || responseCode >= 500);
  return { outcome: isFinal ? "refused" : "retry", reason };
}

/** The fields of nodemailer's error that are codes. Its message quotes the server, who may quote the address. */
function facts(error: unknown) {
  const field = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  const word = (name: string) => {
    const value = field(name);
    return typeof value === "string" && /^[A-Z][A-Z0-9_ -]{1,39}$/.test(value) ? value : null;
  };
  const responseCode = field("responseCode");
  return {
    code: word("code"),
    originalCode: word("originalCode"),
    command: word("command"),
    responseCode: typeof responseCode === "number" ? responseCode : null,
    response: field("response"),
  };
}

/** The x.y.z after a reply code (RFC 3463). */
const enhancedStatus = (response: unknown) =>
  typeof response === "string" ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
