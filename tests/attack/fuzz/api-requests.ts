import fc from "fast-check";
import type { Asked } from "./client";
import { hostileBody, hostileHeaders, hostileText, hostileValue } from "./hostile";
import { type KnownIds, planted, type Schema, type Source, valuesOf } from "./schema-values";

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** The API's own description of itself. */
export interface ApiDocument extends Source {
  paths: Record<string, Record<string, Operation>>;
}

/** By way of bytes, since half a surrogate pair has no UTF-8. */
const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());

/** Requests to every operation of the document: one third right, one third nearly so, one third hostile. */
export function apiRequests(
  document: ApiDocument,
  tokens: readonly string[],
  ids: KnownIds,
): fc.Arbitrary<Asked> {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => requestsOf({ path, method, operation }, document, ids)),
  );
  const authorization = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...tokens).map((token) => `Bearer ${token}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("Bearer", "Bearer x y", "Basic eDp4", `Bearer ${"x".repeat(9000)}`),
    },
  );
  return fc.tuple(fc.oneof(...operations), authorization).map(([asked, token]) => ({
    ...asked,
    headers: { authorization: token, ...asked.headers },
  }));
}

interface Described {
  path: string;
  method: string;
  operation: Operation;
}

function requestsOf(
  { path, method, operation }: Described,
  source: Source,
  ids: KnownIds,
): fc.Arbitrary<Asked> {
  const parameters = operation.parameters ?? [];
  const valid = pathsOf(path, parameters, (schema) => valuesOf(schema, source, ids));
  const nearly = pathsOf(path, parameters, (schema) =>
    fc.oneof({ weight: 4, arbitrary: valuesOf(schema, source, ids) }, hostileText),
  );
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const right = schema === undefined ? null : valuesOf(schema, source, ids);
  const named = method.toUpperCase();
  const json = { "content-type": "application/json" };
  const askedFor = (
    paths: fc.Arbitrary<string>,
    bodies: fc.Arbitrary<string> | null,
    headers: fc.Arbitrary<Record<string, string>> = fc.constant({}),
  ) =>
    fc.tuple(paths, bodies ?? fc.constant(null), headers).map(
      ([at, body, more]): Asked => ({
        method: named,
        path: `/api/v1${at}`,
        headers: { ...(body === null ? {} : json), ...more },
        body,
      }),
    );
  const rightBody = right && right.map((value) => JSON.stringify(value));
  const nearlyRight =
    right &&
    fc
      .tuple(right, fc.nat(100_000), hostileValue)
      .map(([value, place, other]) => JSON.stringify(planted(value, place, other)) ?? "");
  const hostile = named === "GET" ? null : hostileBody;
  const strange = fc.tuple(
    askedFor(nearly, hostile, hostileHeaders),
    fc.constantFrom(named, named, "PUT", "OPTIONS", "HEAD", "PROPFIND"),
  );
  return fc.oneof(
    askedFor(valid, rightBody),
    askedFor(nearly, nearlyRight),
    strange.map(([asked, other]) => ({
      ...asked,
      method: other,
      body: other === "HEAD" ? null : asked.body,
    })),
  );
}

/** The paths of an operation with its parameters filled in, and a query that may hold one too many. */
function pathsOf(
  path: string,
  parameters: readonly Parameter[],
  of: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const filled = fc.tuple(...inPath.map(({ schema }) => of(schema)));
  const queried = fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, of(schema)])), {
    requiredKeys: [],
  });
  return fc.tuple(filled, queried).map(([values, query]) => {
    const at = inPath.reduce(
      (made, { name }, n) => made.replace(`{${name}}`, () => encoded(String(values[n]))),
      path,
    );
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${encoded(String(value))}`);
    return pairs.length === 0 ? at : `${at}?${pairs.join("&")}`;
  });
}
