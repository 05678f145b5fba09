import type { SheetKind } from "~/app/domain/labels/label-sheets";

/** One badge. What it does not carry is null: a badge without a name has a line to write one on. */
export interface Badge {
  name: string | null;
  shortCode: string | null;
  /** What its QR code holds. */
  payload: string | null;
}

export interface BadgeOrder {
  sheet: SheetKind;
  /** The first free label of a sheet that was begun before, from 1. */
  startAt: number;
  title: string;
  badges: readonly Badge[];
}

/** A print that is waiting, being made or ready. */
export interface BadgeJob {
  id: string;
  sheet: SheetKind;
  state: "waiting" | "making" | "ready" | "failed";
  done: number;
  total: number;
  sheets: number;
  /** Badges whose name no font here has letters for: they have a line to write it on. */
  toWrite: number;
  /** When the print is forgotten, with its names. */
  forgottenAt: Date;
  pdf: Uint8Array<ArrayBuffer> | null;
}

interface OfEvent {
  centerId: string;
  eventId: string;
}

/** Makes badges in the background, a few at a time, and keeps each print for a while. */
export interface BadgePrinter {
  /** @returns the print's id, or null where too many wait already */
  start(of: OfEvent, order: BadgeOrder): string | null;
  /** A print of this center's event, or null where there is none (any more). */
  find(of: OfEvent, jobId: string): BadgeJob | null;
  /** The prints of a center's event that are kept, the newest first. */
  list(of: OfEvent): BadgeJob[];
  /** Stops what is being made. */
  close(): void;
}
