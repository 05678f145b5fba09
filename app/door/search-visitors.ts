import type { FoundTicket } from "./answers";
import { connected } from "./connected";
import type { Sent } from "./door-api";
import type { Evening } from "./evening";

/** Looks for a name by the server, or in the list where the server is away. */
export async function searchVisitors(evening: Evening, text: string): Promise<Sent<FoundTicket[]>> {
  const { state, list, ports } = evening;
  const found = state.now().connection === "lost" ? list.search(text) : null;
  if (found !== null) return { outcome: "answered", answer: found };
  const sent = await ports.api.search(text);
  if (sent.outcome === "sign-in-required") connected(evening, "signed-out");
  const listed = sent.outcome === "no-connection" ? list.search(text) : null;
  return listed === null ? sent : { outcome: "answered", answer: listed };
}
