import { makeCity, partOf } from "./city";
import { deskRow } from "./desk-row";
import { grownRows } from "./grown-rows";
import { reportRows } from "./report-row";
import { openSetting } from "./setting";
import type { Row } from "./table";
import { writtenRow } from "./written-row";

/** Five years of a city, or the part of them that BENCH_CITY says: "0.01". */
const share = Number(process.env.BENCH_CITY ?? "1");

/**
 * What is measured over a city's five years, in one center, and what of it beside an empty database. Both processes have
 * drawn the same reports before they are compared: a page of a process that drew others before takes a tenth longer.
 * @param parts the folder of the bundles
 */
export async function cityRows(parts: string): Promise<Row[]> {
  const [city, empty] = [await openSetting(parts), await openSetting(parts)];
  try {
    const over = share === 1 ? "a city's five years" : `${share * 100}% of a city's five years`;
    const size = partOf(share);
    const written = await writtenRow(over, size, (tell) => makeCity(city.services, city.center, size, tell));
    const reports = await reportRows(city, over);
    await reportRows(empty, over);
    return [written, ...reports, ...(await grownRows(city, empty, over)), await deskRow(city, over)];
  } finally {
    await city.close();
    await empty.close();
  }
}
