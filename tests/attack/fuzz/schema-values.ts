import fc from "fast-check";

/** As much of JSON Schema as the API's document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
}

export interface Source {
  components: { schemas: Record<string, Schema> };
}

/** Ids that the server gave so far: an operation that is given none of them is only ever told that there is none. */
export type KnownIds = string[];

const day = 86_400_000;
const instants = fc
  .integer({ min: -2 * day, max: 60 * day })
  .map((from) => new Date(Date.now() + from).toISOString());

/** What a field asks for that its schema does not say. */
const byName: Record<string, fc.Arbitrary<unknown>> = {
  email: fc.constantFrom("rosa@mail.example", "li.wei@mail.example"),
  contactEmail: fc.constant("dana@harborline.example"),
  phone: fc.constant("+1 619 555 0100"),
  website: fc.constant("https://www.harborline.example"),
  startsAt: fc.integer({ min: 1, max: 30 }).map((days) => new Date(Date.now() + days * day).toISOString()),
  endsAt: fc.integer({ min: 31, max: 40 }).map((days) => new Date(Date.now() + days * day).toISOString()),
};

/** Values that a schema takes, as far as it says what it takes. */
export function valuesOf(schema: Schema, source: Source, ids: KnownIds): fc.Arbitrary<unknown> {
  const inside = (part: Schema) => valuesOf(part, source, ids);
  if (schema.$ref !== undefined) {
    const named = source.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
    if (named === undefined) throw new Error(`no schema ${schema.$ref}`);
    return inside(named);
  }
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(inside));
  const [type, ...others] = [schema.type ?? "string"].flat();
  if (others.includes("null")) return fc.option(inside({ ...schema, type: type ?? "string" }));
  switch (type) {
    case "object":
      return objectsOf(schema, inside);
    case "array":
      return fc.array(inside(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 4 });
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 1e15) });
    case "boolean":
      return fc.boolean();
    default:
      return textsOf(schema, ids);
  }
}

function objectsOf(
  { properties = {}, required = [] }: Schema,
  inside: (part: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const values = Object.entries(properties).map(([name, part]) => {
    const usual = byName[name];
    const any = inside(part);
    return [name, usual === undefined ? any : fc.oneof({ weight: 5, arbitrary: usual }, any)] as const;
  });
  return fc.record(Object.fromEntries(values), { requiredKeys: required });
}

function textsOf({ format, pattern, maxLength }: Schema, ids: KnownIds): fc.Arbitrary<string> {
  if (format === "uuid") {
    const known = fc.nat().map((n) => ids[n % Math.max(1, ids.length)] ?? "none");
    return fc.oneof({ weight: 6, arbitrary: known }, fc.uuid());
  }
  if (pattern?.includes("T")) return instants;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: "grapheme", minLength: 1, maxLength: Math.min(maxLength ?? 60, 60) });
}

/** Puts another value at one place of a value, which the number chooses. */
export function planted(value: unknown, place: number, other: unknown): unknown {
  const isObject = typeof value === "object" && value !== null;
  const names = isObject ? Object.keys(value) : [];
  const name = names[place % (names.length + 1)];
  if (!isObject || name === undefined) return other;
  const next = Math.floor(place / (names.length + 1));
  const inner: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  const isLeaf = typeof inner !== "object" || inner === null;
  const put = isLeaf ? other : planted(inner, next, other);
  if (Array.isArray(value)) return value.map((item: unknown, n) => (String(n) === name ? put : item));
  return { ...value, [name]: put };
}
