import { makeEvent, type Setting } from "./setting";
import { comparedRow, type Row } from "./table";
import { compareWork, pages, registrations, scans } from "./work";

/** What is there already may cost a fifth more time at most. */
const target = "0.83";
const searches = 300;

const kinds = [
  scans,
  pages("Event page", async (setting) => [`/events/${(await makeEvent(setting)).slug}`]),
  pages("Search of events", searchPaths, searches),
  pages("List of events", async () => ["/"]),
  registrations,
];

/** The application over a database that is full against the same over an empty one, in one run. */
export async function grownRows(old: Setting, empty: Setting, over: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of kinds) {
    process.stderr.write(`  ${kind.name}\n`);
    const result = await compareWork(kind, { ours: old, floor: empty, warmUps: 2 });
    const name = `${kind.name} over ${over}, against an empty database`;
    rows.push(comparedRow(name, kind.unit, target, result));
  }
  return rows;
}

/** As many events to come on either side; what is over is found by no search. */
async function searchPaths(setting: Setting): Promise<string[]> {
  for (let n = 0; n < 10; n += 1) await makeEvent(setting);
  const words = ["warehouse", "nurse", "hiring", "cook", "driver", "weld"];
  return words.map((word) => `/events?q=${word}`);
}
