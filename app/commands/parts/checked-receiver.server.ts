import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { readReceiver } from "~/app/domain/webhooks/receiver-url";

const refusedUrl = (problem: string) => refuse("values-not-accepted", [{ field: "url", problem }]);

/**
 * A webhook's address as it is kept, once every address that its name leads to may be reached. It asks the network:
 * before a transaction, never inside it.
 */
export async function checkedReceiver(
  { webhooks }: Pick<Services, "webhooks">,
  url: string,
): Promise<{ outcome: "checked"; url: string } | Refused> {
  const read = readReceiver(url, webhooks);
  if (!read.ok) return refusedUrl(read.problem);
  const problem = await webhooks.check(read.receiver);
  return problem === null ? { outcome: "checked", url: read.receiver.url } : refusedUrl(problem);
}
