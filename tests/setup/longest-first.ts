import { existsSync } from "node:fs";
import { join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const tests = join(import.meta.dirname, "..");

/** The files that take the longest, by what a run in a fresh clone took. */
const longest = [
  "e2e/accessibility-staff.test.ts",
  "e2e/accessibility.test.ts",
  "e2e/role-matrix.test.ts",
  "e2e/kiosk.test.ts",
  "e2e/paper.test.ts",
  "e2e/story.test.ts",
  "cli/backup.test.ts",
  "adapters/postgres.test.ts",
  "attack/slow-clients.test.ts",
  "cli/start.test.ts",
  "db/statement-plans.test.ts",
  "architecture/patterns.test.ts",
].map((file) => join(tests, file));

/**
 * Begins with the files that take the longest. In a fresh clone nothing is known of how long any took and the largest
 * files come first, so that a short file with a long test would be last, with one worker at it and the others idle.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = longest.filter((file) => !existsSync(file));
    if (gone.length > 0) throw new Error(`named as long, and not there: ${gone.join(", ")}`);
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.indexOf(moduleId);
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
