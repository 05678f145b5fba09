import { createHash } from "node:crypto";
import { rosterHashLength } from "~/app/domain/tickets/ticket-code";

/** The beginning of a code's hash as the server's lists carry it. */
export const hashPrefixOf = (code: string) =>
  createHash("sha256").update(code).digest("base64url").slice(0, rosterHashLength);
