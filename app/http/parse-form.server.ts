import type { z } from "zod";
import type { FieldProblem } from "~/app/domain/refusal";
import type { Words } from "~/app/i18n/speak";
import { fieldWords, problemWords } from "./problems";

/** Words by field, for the summary above a form and beside each field. */
export type FormErrors = Record<string, string>;
/** What was typed, to show again. */
export type FormValues = Record<string, string>;

export type ParsedForm<T> =
  | { ok: true; value: T; values: FormValues }
  | { ok: false; errors: FormErrors; values: FormValues };

/**
 * Reads a posted form by its schema. Names like `openings.0.title` make lists of objects. A field given twice or
 * one that the schema does not know is an error beside that field; nothing is guessed. `t` words
 * what is wrong; staff and employers read English.
 */
export async function parseForm<T>(
  request: Request,
  schema: z.ZodType<T>,
  t?: Words,
): Promise<ParsedForm<T>> {
  return readForm(await formOf(request), schema, t);
}

/** An unreadable body is an empty form: the person sees which fields are needed. */
async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}

/** As `parseForm`, for a form that was read before. */
export function readForm<T>(form: FormData, schema: z.ZodType<T>, t?: Words): ParsedForm<T> {
  const values: FormValues = {};
  const errors: FormErrors = {};
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    if (Object.hasOwn(values, name)) errors[name] = problemWords("given-twice", t);
    values[name] = value;
  }
  const parsed = schema.safeParse(nested(values));
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, value: parsed.data, values };
  return { ok: false, errors: { ...(parsed.success ? {} : errorsOf(parsed.error, t)), ...errors }, values };
}

/** Turns `openings.0.title` into a list of objects. Names that could reach a prototype are left flat. */
function nested(values: FormValues): Record<string, unknown> {
  const lists = new Map<string, Map<number, Record<string, string>>>();
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(values)) {
    const [, list, index, key] = /^(\w+)\.(\d{1,2})\.(\w+)$/.exec(name) ?? [];
    if (list === undefined || index === undefined || key === undefined) {
      entries.push([name, value]);
      continue;
    }
    const items = lists.get(list) ?? new Map<number, Record<string, string>>();
    items.set(Number(index), { ...items.get(Number(index)), [key]: value });
    lists.set(list, items);
  }
  for (const [list, items] of lists) {
    entries.push([list, [...items].sort(([a], [b]) => a - b).map(([, item]) => item)]);
  }
  return Object.fromEntries(entries);
}

function errorsOf(error: z.ZodError, t: Words | undefined): FormErrors {
  const errors: FormErrors = {};
  for (const { field, problem } of fieldProblems(error)) errors[field] ??= fieldWords(field, problem, t);
  return errors;
}

/** What a schema refused: the first problem of each field. An unknown key is a problem of its own field. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  const problems = issueProblems(error);
  return problems.filter(({ field }, n) => problems.findIndex((other) => other.field === field) === n);
}

function issueProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const at = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ field: [...at, key].join("."), problem: "unknown-field" }));
    }
    if (at.length === 0) return [{ field: "", problem: "not-an-object" }];
    // "Left empty, or this": whoever wrote something wants to hear of the second.
    const [unmet] = issue.code === "invalid_union" ? (issue.errors.at(-1) ?? []) : [];
    const { code, message } = unmet ?? issue;
    return [{ field: at.join("."), problem: code === "invalid_value" ? "not-in-list" : message }];
  });
}

/** Field problems of a command, as a form shows them. */
export function formErrors(
  problems: readonly FieldProblem[] | undefined,
  otherwise: string,
  t?: Words,
): FormErrors {
  if (problems === undefined || problems.length === 0) return { form: otherwise };
  return Object.fromEntries(problems.map(({ field, problem }) => [field, fieldWords(field, problem, t)]));
}
