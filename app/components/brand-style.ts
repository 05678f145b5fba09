import { canBeBrand, contrast } from "~/app/domain/centers/brand";

function lightened(color: string, share: number): string {
  const channel = (offset: number) => {
    const value = Number.parseInt(color.slice(offset, offset + 2), 16);
    return Math.round(value + (255 - value) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

const darkPaper = "#14181c";
const darkSunk = "#1e2429";

/** The least lightened form of a colour that reads on dark paper at 4.5:1. */
function forDark(color: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = lightened(color, share);
    if (contrast(candidate, darkSunk) >= 4.5) return candidate;
  }
  return "#ffffff";
}

/** The CSS text that sets a center's brand colour by day and by night; empty where the center has none or
 *  it does not read on paper. It is the whole content of its style element, so its hash can stand in a CSP. */
export function brandStyle(color: string | null | undefined): string {
  if (!color || !canBeBrand(color)) return "";
  return (
    `:root{--brand:${color};--on-brand:#ffffff}` +
    `@media (prefers-color-scheme:dark){:root{--brand:${forDark(color)};--on-brand:${darkPaper}}}` +
    "@media print{:root{--brand:#000000}}"
  );
}
