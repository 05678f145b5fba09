import { create } from "qrcode";

/** A QR code in characters, two modules each, light on dark as most terminals are. */
export function qrInTerminal(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const quiet = 2;
  const isDark = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < modules.size && column < modules.size && modules.get(row, column) === 1;
  const lines: string[] = [];
  for (let row = -quiet; row < modules.size + quiet; row += 2) {
    let line = "";
    for (let column = -quiet; column < modules.size + quiet; column += 1) {
      const [upper, lower] = [isDark(row, column), isDark(row + 1, column)];
      line += upper ? (lower ? " " : "▄") : lower ? "▀" : "█";
    }
    lines.push(line);
  }
  return lines.join("\n");
}
