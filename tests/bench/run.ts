import { fileURLToPath } from "node:url";
import { eventPageRow, renderedPageRows } from "./page-rows";
import { scanRow } from "./scan-row";
import { openSetting, type Setting } from "./setting";
import { markdown, type Row } from "./table";

const rows: Record<string, (setting: Setting) => Promise<Row | Row[]>> = {
  scan: scanRow,
  "event-page": eventPageRow,
  pages: renderedPageRows,
};

/** Measures the rows that the words name, or all, and prints one table. */
async function main(words: readonly string[]): Promise<void> {
  const wanted = words.length === 0 ? Object.keys(rows) : words;
  const at = new Date();
  const setting = await openSetting(fileURLToPath(new URL(".", import.meta.url)));
  const measured: Row[] = [];
  try {
    for (const name of wanted) {
      const measure = rows[name];
      if (measure === undefined)
        throw new Error(`There is no row "${name}". There are: ${Object.keys(rows).join(", ")}`);
      process.stderr.write(`Measuring ${name} ...\n`);
      measured.push(...[await measure(setting)].flat());
    }
  } finally {
    await setting.close();
  }
  process.stdout.write(markdown(measured, at));
}

await main(process.argv.slice(2));
process.exit(0);
