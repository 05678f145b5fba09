import { expect, test } from "vitest";
import { openingSearchText } from "~/app/domain/openings/search-text";

test("an opening is found by title, employer, client, duties and qualifications, without accents", () => {
  const opening = {
    title: "Café Server",
    clientName: "Ñandú Inc",
    duties: "You SERVE.",
    minimumQualifications: "Résumé",
  };
  expect(openingSearchText(opening, "Panadería López")).toBe(
    "cafe server panaderia lopez nandu inc you serve. resume",
  );
});

test("what is left out leaves no gap", () => {
  const opening = { title: "Cook", duties: null, minimumQualifications: null };
  expect(openingSearchText(opening, "Acme")).toBe("cook acme");
});
