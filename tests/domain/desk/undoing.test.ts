import { describe, expect, test } from "vitest";
import type { Actor } from "~/app/domain/access/roles";
import { mayUndo } from "~/app/domain/desk/undoing";

const actor = (id: string, role: Actor["role"]): Actor => ({ kind: "person", id, role, centerId: "c" });

describe("taking an entry back", () => {
  test.each([
    ["staff take back their own", actor("ana", "staff"), true],
    ["staff take back nobody else's", actor("ben", "staff"), false],
    ["an admin takes back anybody's", actor("ben", "admin"), true],
  ])("%s", (_rule, who, expected) => {
    expect(mayUndo(who, { by: "ana", sentBy: null })).toBe(expected);
  });

  test("staff take back what they sent for its maker", () => {
    expect(mayUndo(actor("ben", "staff"), { by: "ana", sentBy: "ben" })).toBe(true);
  });
});
