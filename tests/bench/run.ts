import { fileURLToPath } from "node:url";
import { badgeRows } from "./badge-row";
import { byteRows } from "./byte-rows";
import { cameraRow } from "./camera-row";
import { cityRows } from "./city-rows";
import { countryRows } from "./country-rows";
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
};

/** Rows over databases of their own, which nothing was written to before. */
const apart: Record<string, () => Promise<Row[]>> = {
  city: () => cityRows(parts),
  country: () => countryRows(parts),
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

async function measure(shared: typeof rows, words: readonly string[]): Promise<void> {
  const wanted = words.length === 0 ? [...Object.keys(shared), ...Object.keys(apart)] : words;
  const at = new Date();
  const measured: Row[] = [];
  let setting: Setting | null = null;
  try {
    for (const name of wanted) {
      process.stderr.write(`Measuring ${name} ...\n`);
      const row = shared[name];
      const ofItsOwn = apart[name];
      if (row !== undefined) {
        setting ??= await openSetting(parts);
        measured.push(...[await row(setting)].flat());
      } else if (ofItsOwn !== undefined) {
        measured.push(...(await ofItsOwn()));
      } else {
        const names = [...Object.keys(shared), ...Object.keys(apart)].join(", ");
        throw new Error(`There is no row "${name}". There are: ${names}`);
      }
    }
  } finally {
    await setting?.close();
  }
  process.stdout.write(markdown(measured, at));
}

await main(process.argv.slice(2));
process.exit(0);
