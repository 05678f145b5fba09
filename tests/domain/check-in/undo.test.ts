import { expect, test } from "vitest";
import type { Actor, Role } from "~/app/domain/access/roles";
import { mayUndo } from "~/app/domain/check-in/undo";

const scannedAt = new Date("2026-12-01T10:00:00.000Z");
const scan = { by: "me", timedAt: scannedAt };
const as = (role: Role, id = "me"): Actor => ({ kind: "device", id, centerId: "center", role });
const after = (ms: number) => new Date(scannedAt.getTime() + ms);
const allowed = { outcome: "allowed" };

test.each([
  ["the door takes back its own scan at once", as("door"), after(0), allowed],
  ["the door takes back its own scan for ten minutes", as("door"), after(600_000), allowed],
  [
    "the door cannot after ten minutes",
    as("door"),
    after(600_001),
    { outcome: "refused", reason: "too-late-to-undo" },
  ],
  [
    "the door cannot take back another's scan",
    as("door", "other"),
    after(0),
    { outcome: "refused", reason: "not-your-scan" },
  ],
  ["staff take back any scan at any time", as("staff", "other"), after(86_400_000), allowed],
  ["an admin may what staff may", as("admin", "other"), after(86_400_000), allowed],
])("%s", (_rule, actor, undoneAt, expected) => {
  expect(mayUndo(actor, scan, undoneAt)).toEqual(expected);
});
