import { expect, test } from "vitest";
import { textFor } from "~/app/domain/resources/resource";
import { linkHref } from "~/app/domain/resources/rich-text";
import { cleanIndented } from "~/app/domain/text/fold";

test("a page speaks the reader's language, else the center's, else whichever it has", () => {
  const [en, es] = [{ locale: "en" }, { locale: "es" }];
  expect(textFor([en, es], "es", "en")).toBe(es);
  expect(textFor([es, en], "ko", "en")).toBe(en);
  expect(textFor([es], "ko", "en")).toBe(es);
  expect(textFor([], "ko", "en")).toBeNull();
});

test.each(["https://example.org/a?b=c", "HTTP://example.org", "mailto:jobs@example.org", "tel:+12135550123"])(
  "%s may be linked to",
  (address) => expect(linkHref(address)).toBe(address),
);

test.each([
  "javascript:alert(1)",
  " https://example.org",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "javascript:alert(1)//https://example.org",
  "/staff?to=mailto:jobs@example.org",
  "//example.org",
  "/staff",
  "https:example.org",
  "https://a\\b",
  "vbscript:x",
  "",
])("%j may not", (address) => expect(linkHref(address)).toBeNull());

test("a text whose indents mean something keeps them, and loses what does not show", () => {
  expect(cleanIndented("\n- a  \r\n\t- b\u0000\u202e\n\n\n\nc\n")).toBe("- a\n    - b\n\nc");
  expect(cleanIndented(" \n\u200b\n")).toBe("");
});
