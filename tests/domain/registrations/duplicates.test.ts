import { describe, expect, test } from "vitest";
import { possibleDuplicateKey, possibleDuplicates } from "~/app/domain/registrations/duplicates";

describe("possibleDuplicateKey", () => {
  const key = possibleDuplicateKey("ana lopez", "mail", "phone");

  test("is the same for the same name and e-mail, whatever the phone", () => {
    expect(possibleDuplicateKey("ana lopez", "mail", null)).toBe(key);
  });

  test("is another for another name: families share an address", () => {
    expect(possibleDuplicateKey("luis lopez", "mail", "phone")).not.toBe(key);
  });

  test("is another for another e-mail", () => {
    expect(possibleDuplicateKey("ana lopez", "other", "phone")).not.toBe(key);
  });

  test("goes by the phone where there is no e-mail", () => {
    expect(possibleDuplicateKey("ana lopez", null, "phone")).toBe(
      possibleDuplicateKey("ana lopez", null, "phone"),
    );
    expect(possibleDuplicateKey("ana lopez", null, "phone")).not.toBe(
      possibleDuplicateKey("ana lopez", null, "other"),
    );
  });

  test("is none without a contact: equal names alone say nothing", () => {
    expect(possibleDuplicateKey("ana lopez", null, null)).toBeNull();
  });

  test("keeps name and contact apart", () => {
    expect(possibleDuplicateKey("a,b", "c", null)).not.toBe(possibleDuplicateKey("a", "b,c", null));
  });
});

describe("possibleDuplicates", () => {
  const registered = (
    id: string,
    nameFolded: string,
    emailHash: string | null,
    phoneHash: string | null,
  ) => ({
    id,
    nameFolded,
    emailHash,
    phoneHash,
  });

  test("finds every registration that shares name and e-mail, or name and phone, with another", () => {
    const list = [
      registered("1", "ana", "mail", "phone"),
      registered("2", "ana", "mail", null),
      registered("3", "ana", "other", "phone"),
      registered("4", "luis", "mail", "phone"),
      registered("5", "ana", null, null),
      registered("6", "ana", null, null),
    ];
    expect(possibleDuplicates(list)).toEqual(new Set(["1", "2", "3"]));
  });

  test("finds nobody where no two share anything", () => {
    expect(possibleDuplicates([registered("1", "ana", "mail", "phone")])).toEqual(new Set());
  });
});
