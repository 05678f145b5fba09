import { expect, test } from "vitest";
import { formRows } from "~/app/http/form-rows.server";

const rows = formRows("people");
const formOf = (values: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};
const typed = {
  equipment: "Power",
  "people.0.name": "Ana",
  "people.1.name": " ",
  "people.1.email": "",
  "people.3.name": "Kim",
  "openings.0.title": "",
};

test("one row more comes after the others, whatever numbers they had", () => {
  const longer = Object.fromEntries(rows.longer(formOf(typed), "name"));
  expect(longer).toMatchObject({ "people.0.name": "Ana", "people.2.name": "Kim", "people.3.name": "" });
});

test("a row that is taken out leaves no gap, and other fields alone", () => {
  expect(Object.fromEntries(rows.without(formOf(typed), "0"))).toEqual({
    equipment: "Power",
    "people.0.name": " ",
    "people.0.email": "",
    "people.1.name": "Kim",
    "openings.0.title": "",
  });
});

test("rows in which nothing was typed are left out, of this list alone", () => {
  expect(Object.fromEntries(rows.withoutBlank(formOf(typed)))).toEqual({
    equipment: "Power",
    "people.0.name": "Ana",
    "people.1.name": "Kim",
    "openings.0.title": "",
  });
});
