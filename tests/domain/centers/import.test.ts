import { describe, expect, test } from "vitest";
import { isHost } from "~/app/domain/centers/host";
import { decideImport, type ImportQuestion } from "~/app/domain/centers/import";
import { inOrderOfKeys } from "~/app/domain/centers/table-order";

const table = (name: string, ...refersTo: string[]) => ({ name, refersTo });
const names = (tables: { name: string }[]) => tables.map(({ name }) => name);

describe("tables in the order of their keys", () => {
  test("come after all that they point to, and by name where that leaves a choice", () => {
    const tables = [table("c", "b"), table("b", "a"), table("d"), table("a")];
    expect(names(inOrderOfKeys(tables))).toEqual(["a", "d", "b", "c"]);
  });

  test("may point to themselves and to what is not among them", () => {
    expect(names(inOrderOfKeys([table("b", "b", "centers"), table("a", "b")]))).toEqual(["b", "a"]);
  });

  test("cannot point to one another in a circle", () => {
    expect(() => inOrderOfKeys([table("a", "b"), table("b", "a")])).toThrow("a, b");
  });
});

const key = { ring: "TICKET_KEY", id: "k1", mark: "m", rows: 3 } as const;
const question = (more: Partial<ImportQuestion> = {}): ImportQuestion => ({
  schema: { export: 5, here: 5 },
  keys: [key],
  rings: { TICKET_KEY: [{ id: "k1", mark: "m" }], CONTACT_KEY: [] },
  ...more,
});

describe("a center may be brought in", () => {
  test.each<[string, ImportQuestion, object]>([
    ["on the same schema, with its keys", question(), { outcome: "allowed" }],
    [
      "with its key among others of the ring",
      question({
        rings: {
          TICKET_KEY: [
            { id: "k0", mark: "other" },
            { id: "k1", mark: "m" },
          ],
          CONTACT_KEY: [],
        },
      }),
      { outcome: "allowed" },
    ],
    [
      "not from an older schema",
      question({ schema: { export: 4, here: 5 } }),
      { outcome: "refused", reason: "export-is-older" },
    ],
    [
      "not from a newer schema",
      question({ schema: { export: 6, here: 5 } }),
      { outcome: "refused", reason: "export-is-newer" },
    ],
    [
      "not without a key that its rows need",
      question({ rings: { TICKET_KEY: [], CONTACT_KEY: [{ id: "k1", mark: "m" }] } }),
      { outcome: "refused", reason: "keys-missing", keys: [{ ...key, isAnother: false }] },
    ],
    [
      "not by another key of the same name",
      question({ rings: { TICKET_KEY: [{ id: "k1", mark: "other" }], CONTACT_KEY: [] } }),
      { outcome: "refused", reason: "keys-missing", keys: [{ ...key, isAnother: true }] },
    ],
  ])("%s", (_rule, asked, expected) => {
    expect(decideImport(asked)).toEqual(expected);
  });
});

test.each([
  ["jobs.library.example", true],
  ["localhost", true],
  ["a", true],
  ["a.b", true],
  [`${"label.".repeat(42)}e`, true],
  [`${"label.".repeat(42)}ex`, false],
  ["", false],
  ["jobs.library.example:3000", false],
  ["https://jobs.library.example", false],
  ["jobs..example", false],
  ["-jobs.example", false],
  ["Jobs.example", false],
  [`${"a".repeat(64)}.example`, false],
])("%j is a host alone: %s", (text, expected) => {
  expect(isHost(text)).toBe(expected);
});
