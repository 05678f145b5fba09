import { BackupRefusal } from "~/app/adapters/backup/manifest.server";
import { ExportRefusal } from "~/app/adapters/center-copy/export-shape.server";
import { systemCode } from "~/app/adapters/files/kept-file.server";
import { fail } from "./fail";

/** Ends a backup, a restore, an export or an import with one plain line. */
export function failPlainly(error: unknown): never {
  if (error instanceof BackupRefusal || error instanceof ExportRefusal) fail(error.message);
  if (error instanceof Error && error.name === "AbortError") fail("Interrupted. Nothing was kept.");
  if (systemCode(error) === "ENOSPC")
    fail("The disk is full. Nothing was kept. Free some space and try again.");
  fail(error instanceof Error ? error.message : String(error));
}
