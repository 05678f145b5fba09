import { counted } from "~/app/domain/text/counted";
import { Notice } from "./notice";

/** Says that some visitors still have times which the hours no longer give: nobody lost one by the change. */
export function KeptNotice({ kept }: { kept: string | null }) {
  const count = Number(/^\d{1,4}$/.exec(kept ?? "")?.[0] ?? 0);
  return count === 0 ? null : (
    <Notice kind="warning" title={`${counted(count, "booked time stays", "booked times stay")}`}>
      Somebody has them already. Look at the days below, and cancel what cannot be kept.
    </Notice>
  );
}
