import type { LedgerSize } from "./ledger/ledger";
import { type Row, whole } from "./table";

type Told = Pick<LedgerSize, "inquiries" | "registrations" | "admissions" | "events">;

/** How long it took to write the years that other rows are measured over, and how large they are. */
export async function writtenRow(
  name: string,
  { inquiries, registrations, admissions, events }: Told,
  write: (tell: (line: string) => void) => Promise<void>,
): Promise<Row> {
  const begin = performance.now();
  const sinceBegin = () => (performance.now() - begin) / 1000;
  await write((line) => process.stderr.write(`  ${sinceBegin().toFixed(1)} s, ${line}\n`));
  const seconds = sinceBegin();
  const size = [
    `${whole(inquiries)} inquiries`,
    `${whole(registrations)} registrations`,
    `${whole(admissions)} arrivals`,
    `${whole(events)} events`,
  ];
  return {
    name: `Writing ${name} by COPY: ${size.join(", ")}, with what belongs to them`,
    ours: `${seconds.toFixed(1)} s`,
  };
}
