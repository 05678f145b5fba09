import type { ScanAnswer } from "~/app/domain/check-in/scan";
import type { ScanReply } from "./answers";

/** What the server recorded of a scan, as the page without scripts has it at hand. */
export interface RecordedScan {
  answer: ScanAnswer;
  name: string | null;
  undoneAt: Date | null;
}

/** The same answer that the API gives, for the same words. */
export function replyOf(scanId: string, { answer, name, undoneAt }: RecordedScan): ScanReply {
  const { outcome, at, shortCode, firstAdmission, opensAt, closesAt, flags } = answer;
  return {
    scanId,
    outcome,
    at: new Date(at),
    ...(shortCode && { ticket: { name: name ?? "", shortCode } }),
    ...(firstAdmission && { firstAdmission: { at: new Date(firstAdmission.at), door: firstAdmission.door } }),
    ...(opensAt && { opensAt: new Date(opensAt) }),
    ...(closesAt && { closesAt: new Date(closesAt) }),
    ...(undoneAt && { undoneAt }),
    people: answer.people ?? 1,
    flags: flags ?? [],
  };
}
