import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { beginImport, importInquiries, writeImport } from "~/app/commands/import-inquiries.server";
import { keepImportFile, mapImport } from "~/app/commands/prepare-inquiry-import.server";
import { undoBatch } from "~/app/commands/undo-batch.server";
import { firstMapping } from "~/app/http/inquiry-import.server";
import { inquiryImports } from "~/db/schema";
import { aCenter, anActor, type TestCenter } from "~/tests/factories/center";
import { countLogged } from "~/tests/factories/desk";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let actor: ReturnType<typeof anActor>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  actor = anActor(services, center.id, "admin");
});

const header = ["Date", "Branch", "Category", "Count"];
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => [
    `2025-01-${String((n % 28) + 1).padStart(2, "0")}`,
    "Central",
    "Resume",
    "2",
  ]);
const logged = () => countLogged(services, center);

/** A file whose columns and words are matched. */
async function aFile(records = rows(3), digest = "a file"): Promise<string> {
  const importId = services.ids.uuid();
  const file = { actor, centerId: center.id, importId, digest, header, records };
  const kept = await keepImportFile(services, file);
  const mapping = { centerId: center.id, importId: kept.importId, mapping: firstMapping(header) };
  await mapImport(services, mapping);
  return kept.importId;
}
const importIt = (importId: string) => importInquiries(services, { actor, center, importId });
async function stateOf(importId: string) {
  const { written, writingAt, importedAt, records } = inquiryImports;
  const [found] = await services.db
    .select({ written, writingAt, importedAt, records })
    .from(inquiryImports)
    .where(eq(inquiryImports.id, importId));
  return found;
}

describe("an import", () => {
  test("counts all rows as one batch, keeps none of the file, and is answered alike when it is asked for again", async () => {
    const importId = await aFile();
    expect(await importIt(importId)).toEqual({ outcome: "imported" });
    expect(await importIt(importId)).toEqual({ outcome: "imported" });
    expect(await logged()).toBe(6);
    expect(await stateOf(importId)).toMatchObject({ written: 3, importedAt: noon, records: [] });
  });

  test("with one wrong row counts nothing, and can be mended and tried again", async () => {
    const importId = await aFile([...rows(2), ["2025-01-01", "Annex", "Resume", "1"]]);
    expect(await importIt(importId)).toEqual({ outcome: "refused", reason: "values-not-accepted" });
    expect(await logged()).toBe(0);
    const mapping = firstMapping(header);
    const words = { ...mapping.words, branch: [["annex", center.branchId]] as const };
    await mapImport(services, { centerId: center.id, importId, mapping: { ...mapping, words } });
    expect(await importIt(importId)).toEqual({ outcome: "imported" });
    expect(await logged()).toBe(5);
  });

  test("that breaks off in the middle leaves nothing, and goes through the next time", async () => {
    const importId = await aFile(rows(2_500));
    await services.db.execute(
      sql.raw(`
      create function break_off() returns trigger language plpgsql as
        $$ begin if new.answered_on = date '2025-01-27' then raise 'broken'; end if; return new; end $$;
      create trigger break_off before insert on inquiries for each row execute function break_off();`),
    );
    try {
      await expect(importIt(importId)).rejects.toThrow();
      expect(await logged()).toBe(0);
      expect(await stateOf(importId)).toMatchObject({ writingAt: null, importedAt: null, written: 0 });
    } finally {
      await services.db.execute(sql.raw("drop function break_off cascade"));
    }
    expect(await importIt(importId)).toEqual({ outcome: "imported" });
    expect(await logged()).toBe(5_000);
  });

  test("tells how far it is while it goes on", async () => {
    const importId = await aFile(rows(2_500));
    await beginImport(services, { actor, center, importId });
    const seen: (number | undefined)[] = [];
    const work = writeImport(services, { actor, center, importId });
    let isOver = false;
    void work.finally(() => {
      isOver = true;
    });
    while (!isOver) seen.push((await stateOf(importId))?.written);
    await work;
    expect(seen).toEqual([...seen].sort((a = 0, b = 0) => a - b));
    expect((await stateOf(importId))?.written).toBe(2_500);
    expect(seen.some((written = 0) => written > 0 && written < 2_500)).toBe(true);
  });

  test("of another center, or not matched yet, is not found", async () => {
    const importId = await aFile();
    const abroad = await aCenter(services);
    const elsewhere = { actor, center: abroad, importId };
    expect(await importInquiries(services, elsewhere)).toMatchObject({ reason: "not-found" });
  });
});

describe("the same file", () => {
  test("sent again leads to its first import, also after it was imported", async () => {
    const first = await aFile();
    expect(await aFile()).toBe(first);
    await importIt(first);
    expect(await aFile()).toBe(first);
  });

  test("is imported again once its import was taken back", async () => {
    const first = await aFile();
    await importIt(first);
    await undoBatch(services, { actor, centerId: center.id, batchId: first });
    expect(await logged()).toBe(0);
    const second = await aFile();
    expect(second).not.toBe(first);
    expect(await importIt(second)).toEqual({ outcome: "imported" });
    expect(await logged()).toBe(6);
  });

  test("confirmed by two at once is counted once", async () => {
    const importId = await aFile();
    const answers = await Promise.all([importIt(importId), importIt(importId), importIt(importId)]);
    expect(answers.filter(({ outcome }) => outcome === "imported").length).toBeGreaterThan(0);
    expect(await logged()).toBe(6);
  });

  test("written by two at once, one of whom was taken for dead, is counted once", async () => {
    const importId = await aFile();
    const work = { actor, center, importId };
    const answers = await Promise.all([writeImport(services, work), writeImport(services, work)]);
    expect(answers).toEqual([{ outcome: "imported" }, { outcome: "imported" }]);
    expect(await logged()).toBe(6);
  });

  test("sent by two at once under two ids is counted once, and the other is told", async () => {
    const [one, two] = await twoOfOneFile();
    const answers = await Promise.all([importIt(one), importIt(two)]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["imported", "refused"]);
    expect(await logged()).toBe(6);
  });

  test("control: without the guard both would be counted", async () => {
    await services.db.execute(sql.raw("drop index inquiry_imports_once"));
    try {
      const [one, two] = await twoOfOneFile();
      const work = [one, two].map((importId) => writeImport(services, { actor, center, importId }));
      await Promise.all(work);
      expect(await logged()).toBe(12);
    } finally {
      await services.db.execute(sql.raw("delete from inquiry_imports"));
      await services.db.execute(
        sql.raw(`create unique index inquiry_imports_once on inquiry_imports (center_id, digest)
          where imported_at is not null and undone_at is null`),
      );
    }
  });
});

/** Two imports of the same bytes, as two who upload at once make them. */
async function twoOfOneFile(): Promise<[string, string]> {
  const [one, two] = [await aFile(rows(3), "one"), await aFile(rows(3), "two")];
  await services.db
    .update(inquiryImports)
    .set({ digest: "the same" })
    .where(eq(inquiryImports.centerId, center.id));
  return [one, two];
}
