import { bytesOf, publicPages } from "./page-rows";
import type { Setting } from "./setting";
import type { Row } from "./table";

/** What a first visit takes over the wire: the page and its styles, compressed. */
export async function byteRows(setting: Setting): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, path } of await publicPages(setting)) {
    const { headers } = await bytesOf(setting.port, path);
    const whole = await wholeBytes(setting.port, setting.origin, path);
    const target = name === "Event page" ? { target: "< 30 kB" } : {};
    const encoding = headers["content-encoding"] ?? "not compressed";
    rows.push({
      name: `${name} with its styles, compressed (${encoding})`,
      ours: kilobytes(whole),
      ...target,
    });
  }
  return rows;
}

/** Bytes of a page with its style sheets, compressed. */
export async function wholeBytes(port: number, origin: string, path: string): Promise<number> {
  const { body } = await bytesOf(port, path);
  const html = await (await fetch(origin + path)).text();
  const sheets = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(
    ([, href]) => href ?? "",
  );
  const styles = await Promise.all(sheets.map((href) => bytesOf(port, href)));
  return styles.reduce((sum, sheet) => sum + sheet.body.length, body.length);
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
