import fc from "fast-check";

/** Would be an element of its own where a page shows it unescaped. */
export const marker = "<fz-a onfz=1>";
/** Would end an attribute and begin another. */
export const attributeMarker = '" onfz=1 x="';

const texts = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "a\udc00b",
  "\u202e\u2066",
  "\u{1f469}\u200d\u{1f467}".repeat(60),
  "e\u0301".repeat(3000),
  marker,
  `">${marker}`,
  `</script></textarea></title>${marker}`,
  `<!--${marker}`,
  attributeMarker,
  "' onfz=1 x='",
  "javascript://%0aalert(1)",
  "data:text/html,x",
  "//evil.example/x",
  "/\\evil.example",
  "https://evil.example@localhost/",
  "\r\nx-fuzz: 1\r\n\r\nbody",
  "\nx-fuzz: 1",
  "' OR 1=1 --",
  "\\'; select pg_sleep(9); --",
  "{{7*7}}",
  "${7*7}",
  "%00",
  "%2e%2e%2f",
  "%",
  "../../../../etc/passwd",
  "=1+1",
  "NaN",
  "Infinity",
  "-0",
  "1e999",
  "9007199254740993",
  "9".repeat(400),
  "-1",
  "0x10",
  "__proto__",
  "constructor",
  "toString",
  "2026-02-30T25:61:61Z",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59+23:59",
  "2026-01-01T00:00:00.999999999999Z",
  "+275760-09-13T00:00:00Z",
  "-271821-04-20T00:00:00Z",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "a".repeat(20_001),
  "a@".repeat(2000),
  "(".repeat(4000),
  "1 ".repeat(4000),
  "\t".repeat(4000),
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308) },
  { weight: 1, arbitrary: fc.constantFrom([], {}, [[]], [null], { length: 9 }, { toString: 1 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const deep = (sign: string) => sign.repeat(20_000);

/** Bodies that are no body of this API, whatever the operation. */
export const hostileBody: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "null",
    "[]",
    "{",
    "\ufeff{}",
    '{"a":1,"a":2}',
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"toString":null,"valueOf":null}',
    '"\\ud800"',
    '{"\\u0000":"\\u0000"}',
    "1e999",
    deep("["),
    deep('{"a":'),
    `[${'{"kind":"undo"},'.repeat(400)}{}]`,
    `{${Array.from({ length: 3000 }, (_, n) => `"k${n}":${n}`).join()}}`,
  ),
  hostileText,
  fc.json({ maxDepth: 4 }),
);

/** Header values as Node's client sends them: what it refuses is for the tests at the socket. */
const headerText = hostileText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "").slice(0, 4000));

export const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    "accept",
    "accept-encoding",
    "accept-language",
    "content-encoding",
    "content-type",
    "cookie",
    "if-modified-since",
    "if-none-match",
    "origin",
    "range",
    "referer",
    "sec-fetch-site",
    "user-agent",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-http-method-override",
    "x-original-url",
  ),
  headerText,
  { maxKeys: 3 },
);
