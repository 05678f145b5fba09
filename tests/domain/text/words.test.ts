import { expect, test } from "vitest";
import { wordsOf } from "~/app/domain/text/words";

test.each([
  [
    "folded, without the signs around them",
    " 2200 W. Términal Road, #4 ",
    ["2200", "w", "terminal", "road", "4"],
  ],
  ["of every script", "서울 — Лос-Анджелес", ["서울", "лос", "анджелес"]],
  ["none where there are signs alone", " — ", []],
])("words are %s", (_rule, text, words) => expect(wordsOf(text)).toEqual(words));
