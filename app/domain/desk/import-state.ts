/** Milliseconds after which whoever writes a file and says nothing is taken for dead. */
const silence = 60_000;

export interface ImportProgress {
  /** When its last rows were written; null where nobody is at it. */
  writingAt: Date | null;
  importedAt: Date | null;
}

/** True while somebody writes the file. */
export const isWriting = ({ writingAt, importedAt }: ImportProgress, now: Date): boolean =>
  importedAt === null && writingAt !== null && now.getTime() - writingAt.getTime() < silence;
