import { fileURLToPath } from "node:url";
import { badgeRows } from "./badge-row";
import { byteRows } from "./byte-rows";
import { cameraRow } from "./camera-row";
import { historyRows } from "./history-rows";
import { languageRows } from "./language-rows";
import { mailRow } from "./mail-row";
import { memoryRows } from "./memory-row";
import { offlineRows } from "./offline-rows";
import { openingRows } from "./openings-rows";
import { eventPageRow, renderedPageRows } from "./page-rows";
import { pgbenchRow } from "./pgbench-row";
import { purgeRow } from "./purge-row";
import { registrationRows } from "./registration-rows";
import { remindersRow } from "./reminders-row";
import { reportRow } from "./report-row";
import { scaleRows } from "./scale-rows";
import { scanRow } from "./scan-row";
import { openSetting, type Setting } from "./setting";
import { slotsRow } from "./slots-row";
import { startRows } from "./start-rows";
import { stormRow } from "./storm-row";
import { markdown, type Row } from "./table";
import { webhooksRow } from "./webhooks-row";

const parts = fileURLToPath(new URL(".", import.meta.url));

const rows: Record<string, (setting: Setting) => Promise<Row | Row[]>> = {
  scan: scanRow,
  pgbench: pgbenchRow,
  "event-page": eventPageRow,
  pages: renderedPageRows,
  registrations: registrationRows,
  mail: mailRow,
  reminders: remindersRow,
  slots: slotsRow,
  bytes: byteRows,
  languages: languageRows,
  badges: badgeRows,
  camera: cameraRow,
  offline: offlineRows,
  storm: stormRow,
  scale: scaleRows,
  start: startRows,
  purge: purgeRow,
  openings: openingRows,
  webhooks: webhooksRow,
  report: reportRow,
  history: (setting) => historyRows(setting, parts),
};

/** `memory [minutes]` takes half an hour where no other time is said, and is measured by itself alone. */
function memoryOf(words: readonly string[]): typeof rows {
  const [minutes = "30"] = words.slice(1);
  return { memory: (setting) => memoryRows(setting, parts, Number(minutes)) };
}

/** Measures the rows that the words name, or all, and prints one table. */
async function main(words: readonly string[]): Promise<void> {
  const isMemory = words[0] === "memory";
  await measure(isMemory ? memoryOf(words) : rows, isMemory ? ["memory"] : words);
}

async function measure(
  rows: Record<string, (setting: Setting) => Promise<Row | Row[]>>,
  words: readonly string[],
) {
  const wanted = words.length === 0 ? Object.keys(rows) : words;
  const at = new Date();
  const setting = await openSetting(parts);
  const measured: Row[] = [];
  try {
    for (const name of wanted) {
      const row = rows[name];
      if (row === undefined)
        throw new Error(`There is no row "${name}". There are: ${Object.keys(rows).join(", ")}`);
      process.stderr.write(`Measuring ${name} ...\n`);
      measured.push(...[await row(setting)].flat());
    }
  } finally {
    await setting.close();
  }
  process.stdout.write(markdown(measured, at));
}

await main(process.argv.slice(2));
process.exit(0);
