import fc from "fast-check";
import type { Asked } from "./client";
import { hostileBody, hostileHeaders, hostileText } from "./hostile";
import type { FormField, FoundForm } from "./pages";
import { encodedPairs, type Pair, pathOf, queryRequests, type Visit } from "./query-requests";

const urlEncoded = "application/x-www-form-urlencoded";
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** What a field takes, by its type and its name. */
function usual({ name, type, value }: FormField): string {
  if (value !== "") return value;
  if (type === "email" || /email/i.test(name)) return "rosa@mail.example";
  if (type === "password") return "open the doors";
  if (type === "date") return tomorrow;
  if (type === "time") return "10:30";
  if (type === "tel") return "+1 619 555 0100";
  if (type === "url" || /website/i.test(name)) return "https://www.harborline.example";
  if (type === "number" || /capacity|vacancies|pay|people/i.test(name)) return "2";
  return "Rosa";
}

/** Names that a form does not have, and that could mean something to who reads it. */
const strangeNames = fc.constantFrom(
  "__proto__",
  "__proto__.isAdmin",
  "constructor.0.prototype",
  "openings.0.__proto__",
  "openings.99.title",
  "toString.1.valueOf",
  "_data",
  "intent",
  "role",
  "centerId",
  "\0",
);

/** Each form sent almost as it should be, and hardly so. */
export function formRequests(visits: readonly Visit[], origin: string): fc.Arbitrary<Asked> {
  const forms = visits.flatMap(({ cookie, forms: found }) => found.map((form) => ({ cookie, form })));
  const form = fc.constantFrom(...forms).chain(({ cookie, form: of }) =>
    fc
      .tuple(pairsOf(of), bodyKinds, hostileBody, hostileHeaders, fc.nat(9))
      .map(([pairs, kind, raw, more, n]) => {
        const headers = {
          cookie,
          origin,
          "x-forwarded-for": `198.51.100.${(pairs.length * 37 + raw.length) % 250}`,
        };
        if (of.method === "GET") {
          return { method: "GET", path: `${pathOf(of.action)}?${encodedPairs(pairs)}`, headers, body: null };
        }
        const { type, body } = bodyFor(kind, pairs, raw);
        const own = n === 0 ? { ...headers, ...more, cookie } : headers;
        return { method: "POST", path: of.action, headers: { "content-type": type, ...own }, body };
      }),
  );
  return fc.oneof({ weight: 5, arbitrary: form }, { weight: 2, arbitrary: queryRequests(visits) });
}

/** The fields of a form with one to three of them hostile, now and then one twice or one that it does not have. */
function pairsOf({ fields }: FoundForm): fc.Arbitrary<Pair[]> {
  const base = fields.map((field): Pair => [field.name, usual(field)]);
  const changes = fc.array(fc.tuple(fc.nat(1000), hostileText), { maxLength: 3 });
  const extra = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Pair[]>([]) },
    { weight: 1, arbitrary: fc.tuple(strangeNames, hostileText).map((pair) => [pair]) },
    { weight: 1, arbitrary: fc.nat(1000).map((n) => base.slice(n % (base.length + 1))) },
  );
  return fc.tuple(changes, extra).map(([changed, more]) => {
    const pairs = base.map((pair): Pair => [...pair]);
    for (const [at, value] of changed) {
      const pair = pairs[at % Math.max(1, pairs.length)];
      if (pair !== undefined) pair[1] = value;
    }
    return [...pairs, ...more];
  });
}

const bodyKinds = fc.oneof(
  { weight: 12, arbitrary: fc.constant("urlencoded" as const) },
  { weight: 2, arbitrary: fc.constantFrom("multipart" as const, "file" as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("broken" as const, "json" as const, "bytes" as const, "many" as const),
  },
);

const boundary = "fuzzboundary";

function bodyFor(kind: string, pairs: Pair[], raw: string): { type: string; body: string | Buffer } {
  const parts = (more: string) =>
    pairs.map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`,
    );
  const multipart = `multipart/form-data; boundary=${boundary}`;
  switch (kind) {
    case "multipart":
      return { type: multipart, body: `${parts("").join("")}--${boundary}--\r\n` };
    case "file":
      return { type: multipart, body: `${parts('; filename="../../x"').join("")}--${boundary}--\r\n` };
    case "broken":
      return { type: multipart, body: `${parts("").join("")}--${raw}` };
    case "json":
      return { type: "application/json", body: raw };
    case "bytes":
      return { type: urlEncoded, body: Buffer.from("name=%ff%fe%00&%=%&=&&email=\u00ff\u00fe", "latin1") };
    case "many":
      return {
        type: urlEncoded,
        body: Array.from({ length: 3000 }, (_, n) => `openings.${n % 99}.k${n}=1`).join("&"),
      };
    default:
      return { type: urlEncoded, body: encodedPairs(pairs) };
  }
}
