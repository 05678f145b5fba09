import { badgePdf } from "~/app/adapters/pdf/badge-document.server";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import { type Row, whole } from "./table";

const badges = 300;
/** Names in the letters of the center's public: each asks for fonts of its own. */
const names = ["Rosa Delgado", "김수진", "王美玲", "Անահիտ Պետրոսյան", "Liza Villanueva", "رضا مرادی"];

/** Badges with a QR code, on sheets of eight and on single labels of a roll. */
export async function badgeRows(): Promise<Row[]> {
  return [await rowOf("avery-5395", "sheets of eight"), await rowOf("roll-62", "labels of a roll")];
}

async function rowOf(sheet: "avery-5395" | "roll-62", words: string): Promise<Row> {
  const order = {
    sheet,
    startAt: 1,
    title: "Warehouse and delivery hiring day",
    badges: Array.from({ length: badges }, (_, n) => ({
      name: names[n % names.length] ?? "",
      shortCode: shortCodeOf(n),
      payload: `http://LOCALHOST:3000/T/${String(n).padStart(34, "0")}`,
    })),
  };
  const began = performance.now();
  const pdf = await badgePdf(order, { onBadge: () => {}, isStopped: () => false, now: new Date(0) });
  const seconds = (performance.now() - began) / 1000;
  if (pdf === null) throw new Error("The badges were not made");
  return {
    name: `Badges with a QR code in six scripts, ${whole(badges)} on ${words}`,
    ours: `${whole(badges / seconds)} /s`,
    throughput: `${whole(badges / seconds)}/s`,
  };
}
