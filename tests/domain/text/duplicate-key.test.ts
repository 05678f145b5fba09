import { describe, expect, test } from "vitest";
import { duplicateKey } from "~/app/domain/text/duplicate-key";

describe("duplicateKey", () => {
  test.each([
    ["an object that holds each key once", '{"a":1,"b":2}', null],
    ["the same key in two objects beside each other", '[{"a":1},{"a":2}]', null],
    ["the same key in an object and in one within it", '{"a":{"a":1}}', null],
    ["the same key after an object closed", '{"x":{"a":1},"a":2}', null],
    ["a text that equals a key", '{"a":"a","b":"a"}', null],
    ["a text that looks like an object", String.raw`{"a":"{\"b\":1,\"b\":2}"}`, null],
    ["a text with brackets in it", '{"a":"]}","b":"[{"}', null],
    ["a key twice", '{"a":1,"b":2,"a":3}', "a"],
    ["a key twice with spaces before the colon", '{"a" : 1, "a"\n:2}', "a"],
    ["a key twice, once written with an escape", String.raw`{"a":1,"\u0061":2}`, "a"],
    ["a key twice in an object within", '{"x":{"a":1,"a":2}}', "x.a"],
    ["a key twice in an object of a list", '{"x":[{"b":1},{"a":1,"a":2}]}', "x.a"],
    ["a key twice with an object between", '{"a":{"b":1},"a":2}', "a"],
    ["a key twice with a list between", '{"a":[1],"a":2}', "a"],
    ["a key twice with a bracket in a text between", '{"a":1,"x":"{","a":2}', "a"],
    ["a key with a quote in it twice", String.raw`{"a\"b":1,"a\"b":2}`, 'a"b'],
    ["a key that ends in a backslash twice", String.raw`{"a\\":1,"a\\":2}`, "a\\"],
    ["no object at all", "[1,2]", null],
  ])("reads %s", (_rule, text, path) => {
    expect(duplicateKey(text)).toBe(path);
  });
});
