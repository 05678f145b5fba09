import { makeHistory } from "./history";
import { makeEvent, openSetting, type Setting } from "./setting";
import { comparedRow, type Row } from "./table";
import { compareWork, page, registrations, scans } from "./work";

/** A history may cost a fifth more time at most. */
const target = "0.83";

const kinds = [
  scans,
  page("Event page", async (setting) => `/events/${(await makeEvent(setting)).slug}`),
  page("List of events", async () => "/"),
  registrations,
];

/** The application over five years of a city's history against the same over an empty database, in one run. */
export async function historyRows(empty: Setting, parts: string): Promise<Row[]> {
  const old = await openSetting(parts);
  try {
    await makeHistory(old);
    const rows: Row[] = [];
    for (const kind of kinds) {
      const result = await compareWork(kind, { ours: old, floor: empty, warmUps: 1 });
      const name = `${kind.name} after 300,000 registrations in five years, against none`;
      rows.push(comparedRow(name, kind.unit, target, result));
    }
    return rows;
  } finally {
    await old.close();
  }
}
