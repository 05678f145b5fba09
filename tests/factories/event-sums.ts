import { writeEventSums } from "~/app/commands/write-event-sums.server";
import { until } from "~/tests/faults/processes";
import type { TestCenter } from "./center";
import type { TestServices } from "./services";

/** Writes the sums of a center's past events, once nobody's transaction in whatever database of the server is older. */
export const writeSumsOf = (services: TestServices, { id }: Pick<TestCenter, "id">): Promise<void> =>
  until("the sums are written", async () => {
    await writeEventSums(services);
    const [sums] = await services.sql<{ count: number; written: number }[]>`
      select count(*)::int as count, count(*) filter (where is_written)::int as written
      from event_sums where center_id = ${id}`;
    return sums !== undefined && sums.count > 0 && sums.written === sums.count;
  });
