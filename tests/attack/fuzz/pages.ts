import type { Answer, Asked } from "./client";

export interface FormField {
  name: string;
  type: string;
  value: string;
}

/** A form of a page, as its markup says. */
export interface FoundForm {
  page: string;
  method: string;
  action: string;
  fields: FormField[];
}

/** All that somebody gets to by links. */
export interface Walked {
  pages: string[];
  forms: FoundForm[];
}

type Ask = (asked: Asked) => Promise<Answer>;

/** Closes the center or gives it another host, so that no answer after it would be the center's. */
const endsIt = /\/archive$|^\/installation\/centers\/(?!new)[^/?]+$/;

/** Ends the visit, so that nothing after it would be seen. */
const leavesAlone = /^\/sign-out|\.(?:pdf|ics|csv|crt)$/;

export interface Way {
  cookie: string;
  starts: readonly string[];
  /** Pages at most. */
  most: number;
  /** Whether a link is followed. */
  isAimedAt: (path: string) => boolean;
}

/** Follows links from a few pages, and reads each page's forms. One page is looked at for each pattern of addresses, a few times. */
export async function walk(
  ask: Ask,
  { cookie, starts, most, isAimedAt }: Way,
  onAnswer: (asked: Asked, answer: Answer) => void,
): Promise<Walked> {
  const waiting = [...starts];
  const seen = new Map<string, number>();
  const pages: string[] = [];
  const forms = new Map<string, FoundForm>();
  for (let path = waiting.shift(); path !== undefined && pages.length < most; path = waiting.shift()) {
    const pattern = patternOf(path);
    const times = seen.get(pattern) ?? 0;
    if (times >= 3 || pages.includes(path) || leavesAlone.test(path)) continue;
    seen.set(pattern, times + 1);
    const asked = { method: "GET", path, headers: { cookie }, body: null };
    const answer = await ask(asked);
    onAnswer(asked, answer);
    pages.push(path);
    waiting.push(...linksOf(answer.text).filter(isAimedAt));
    const { location } = answer.headers;
    if (location?.startsWith("/") === true) waiting.push(location);
    for (const form of formsOf(path, answer.text)) {
      if (endsIt.test(form.action)) continue;
      const names = form.fields.map(({ name }) => name).join();
      forms.set(`${form.method} ${patternOf(form.action)} ${names}`, form);
    }
  }
  return { pages, forms: [...forms.values()] };
}

/** An address without what it names: two events' pages are one pattern. */
const patternOf = (path: string) =>
  path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
    .replace(/^\/(events|t|m|a|r|help)\/[^/?]+/, "/$1/CODE")
    .replaceAll(/=[^&]*/g, "=");

const linksOf = (html: string) =>
  [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = ""]) => unescaped(href));

function formsOf(page: string, html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = "", inner = ""]) => ({
    page,
    method: (attribute(head, "method") ?? "get").toUpperCase(),
    action: attribute(head, "action") ?? page,
    fields: [...inner.matchAll(/<(input|select|textarea|button)\b([^>]*)>/g)].flatMap(
      ([, tag = "", own = ""]) => {
        const name = attribute(own, "name");
        if (name === null) return [];
        return [
          {
            name,
            type: attribute(own, "type") ?? tag,
            value: attribute(own, "value") ?? firstOption(inner, name),
          },
        ];
      },
    ),
  }));
}

/** The first choice of a list that is no empty one. */
function firstOption(inner: string, name: string): string {
  const [, list = ""] =
    new RegExp(`<select\\b[^>]*name="${name.replaceAll(/[^\w.-]/g, ".")}"[^>]*>([\\s\\S]*?)</select>`).exec(
      inner,
    ) ?? [];
  return (
    [...list.matchAll(/<option\b[^>]*value="([^"]+)"/g)].map(([, value = ""]) => unescaped(value))[0] ?? ""
  );
}

function attribute(head: string, name: string): string | null {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`, "i").exec(head) ?? [];
  return value === undefined ? null : unescaped(value);
}

const unescaped = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
