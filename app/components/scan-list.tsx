import type { ReactNode } from "react";
import { Icon } from "./icon";
import { type VerdictTone, verdictIcons } from "./verdict";
import { words } from "./words";

export interface ScanView {
  scanId: string;
  tone: VerdictTone;
  /** "Come in", "Already in": said to screen readers with the icon. */
  word: string;
  /** The first name, or what stands for it. */
  name: string;
  /** In the center's zone: "10:04 AM". */
  time: string;
  /** An undo form or button, where it may still be undone. */
  undo?: ReactNode;
}

/** The last five scans, newest first. */
export function ScanList({
  scans,
  empty = words.noScans,
}: {
  scans: readonly ScanView[];
  empty?: string | undefined;
}) {
  if (scans.length === 0) return <p className="door-scans-empty">{empty}</p>;
  return (
    <ol className="door-scans">
      {scans.slice(0, 5).map((scan) => (
        <li key={scan.scanId}>
          <Icon name={verdictIcons[scan.tone]} tone={scan.tone} />
          <span className="door-scan-name">
            {scan.name} <small>{scan.word}</small>
          </span>
          <time>{scan.time}</time>
          {scan.undo}
        </li>
      ))}
    </ol>
  );
}
