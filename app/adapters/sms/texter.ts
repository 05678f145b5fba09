/** A text to one phone. */
export interface OutgoingText {
  /** E.164. */
  to: string;
  body: string;
  /** The same with every try, so that a gateway that honours it sends a text once. As a Message-ID, it ends with the center's host. */
  messageId: string;
  /** Where the gateway tells what became of it. */
  statusCallback: string;
}

/**
 * What became of a text. `retry`: the gateway was not there, or asked to come back. `refused`: it will not take this
 * one. A reason is codes alone: never a number.
 */
export type TextDelivery =
  | { outcome: "sent"; gatewayId: string | null }
  | { outcome: "retry"; reason: string }
  | { outcome: "refused"; reason: string };

/** What a gateway sent us, to see whether it did. */
export interface GatewayRequest {
  /** As the gateway was told it. */
  url: string;
  params: readonly (readonly [name: string, value: string])[];
  signature: string;
}

/** Hands a text to a gateway. Never throws for what a gateway or a network does. */
export interface Texter {
  /** Where texts come from: what somebody answers to. */
  from: string;
  send(text: OutgoingText): Promise<TextDelivery>;
  /** True for a request that the gateway signed. */
  isSigned(request: GatewayRequest): boolean;
}
