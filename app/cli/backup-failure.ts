import { BackupRefusal } from "~/app/adapters/backup/manifest.server";
import { systemCode } from "~/app/adapters/files/kept-file.server";
import { fail } from "./fail";

/** Ends a backup or a restore with one plain line. */
export function failPlainly(error: unknown): never {
  if (error instanceof BackupRefusal) fail(error.message);
  if (error instanceof Error && error.name === "AbortError") fail("Interrupted. Nothing was kept.");
  if (systemCode(error) === "ENOSPC")
    fail("The disk is full. Nothing was kept. Free some space and try again.");
  fail(error instanceof Error ? error.message : String(error));
}
