import type { TestCenter } from "../factories/center";
import { centerYear, makeCountry, wholeCountry } from "./country";
import { deskRow } from "./desk-row";
import { grownRows } from "./grown-rows";
import { peakRows } from "./peak-rows";
import { reportRows } from "./report-row";
import { openSetting } from "./setting";
import { type Row, whole } from "./table";
import { writtenRow } from "./written-row";

/** Centers: a hundredth of the country's, all where BENCH_COUNTRY says "whole", or as many as it says. */
const { BENCH_COUNTRY: asked = String(wholeCountry / 100) } = process.env;
const count = asked === "whole" ? wholeCountry : Number(asked);
/** In how many of them something happens in the busiest minute. */
const busy = 50;

/**
 * What is measured over a country's year, in one of its centers or many, and what of it beside an empty database.
 * @param parts the folder of the bundles
 */
export async function countryRows(parts: string): Promise<Row[]> {
  const shape = { hasWorkerApart: true };
  const [country, empty] = [await openSetting(parts, shape), await openSetting(parts, shape)];
  try {
    const over = `a year of ${whole(count)} centers`;
    const others: TestCenter[] = [];
    const written = await writtenRow(over, sumOf(count), async (tell) => {
      others.push(...(await makeCountry(country.services, country.center, { count }, tell)));
    });
    const reports = await reportRows(country, over);
    // What a process did before shows in what it does next: see cityRows.
    await reportRows(empty, over);
    return [
      written,
      ...reports,
      ...(await grownRows(country, empty, over)),
      await deskRow(country, over),
      ...(await peakRows(country, others.slice(0, busy), over)),
    ];
  } finally {
    await country.close();
    await empty.close();
  }
}

const sumOf = (centers: number) => ({
  inquiries: centerYear.inquiries * centers,
  registrations: centerYear.registrations * centers,
  admissions: centerYear.admissions * centers,
  events: centerYear.events * centers,
});
