import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** The code of a failed system call ("ENOENT"), or null for any other error. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** The file's text without the space around it, or null where there is no file. */
export function readKept(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (systemCode(error) === "ENOENT" || systemCode(error) === "ENOTDIR") return null;
    throw error;
  }
}

/**
 * A text that is made once and stays: the first caller writes it (mode 0600, its folder 0700), every later
 * one reads it. Of two processes that start together both get the text that one of them wrote, and never a
 * part of it.
 * @throws the system's error where the folder cannot be written
 */
export function keepOnce(path: string, make: () => string): string {
  const kept = readKept(path);
  if (kept !== null) return kept;
  const draft = writeDraft(path, make());
  try {
    linkSync(draft, path);
  } catch (error) {
    // Some network and FAT folders know no links. A rename is whole as well, but the later of two writers
    // wins.
    if (systemCode(error) !== "EEXIST") renameSync(draft, path);
  }
  rmSync(draft, { force: true });
  return keepOnce(path, make);
}

/** Replaces a text (mode 0600): a reader sees the old one or the new one, also after a loss of power. */
export function replaceKept(path: string, text: string): void {
  renameSync(writeDraft(path, text), path);
}

function writeDraft(path: string, text: string): string {
  const folder = dirname(path);
  // The mode is the last folder's alone: the ones above it may have to stay open to the database's account.
  mkdirSync(dirname(folder), { recursive: true });
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const file = openSync(draft, "wx", 0o600);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return draft;
}
