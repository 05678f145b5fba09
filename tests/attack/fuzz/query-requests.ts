import fc from "fast-check";
import type { Asked } from "./client";
import { hostileHeaders, hostileText } from "./hostile";
import type { Walked } from "./pages";

/** Who asks, with what they found. */
export interface Visit extends Walked {
  cookie: string;
}

export type Pair = [name: string, value: string];

export const encodedPairs = (pairs: readonly Pair[]) =>
  new URLSearchParams(pairs.map((pair) => [...pair])).toString();
export const pathOf = (action: string) => action.split("?")[0] ?? "/";

const queryNames = fc.constantFrom(
  ...["q", "from", "to", "branch", "type", "page", "after", "before", "next", "done", "show", "status"],
  ...[
    "at",
    "door",
    "tag",
    "cursor",
    "for",
    "subject",
    "actor",
    "_data",
    "_routes",
    "__proto__",
    "p",
    "paths",
    "version",
  ],
);

/** Pages asked for with queries, endings and ids that nobody gave them. */
export function queryRequests(visits: readonly Visit[]): fc.Arbitrary<Asked> {
  const pages = visits.flatMap(({ cookie, pages: found }) => found.map((page) => ({ cookie, page })));
  const query = fc.array(fc.tuple(queryNames, hostileText), { maxLength: 3 });
  const endings = fc.constantFrom(
    "",
    "",
    "",
    ".data",
    "/",
    "//",
    "/..%2f",
    "%00",
    "/%2e%2e/staff",
    ";x=1",
    "/_root.data",
  );
  const parts = fc.option(fc.tuple(fc.nat(9), hostileText), { freq: 4 });
  return fc
    .tuple(fc.constantFrom(...pages), query, endings, parts, hostileHeaders)
    .map(([{ cookie, page }, pairs, ending, part, more]) => {
      const segments = pathOf(page).split("/");
      if (part !== null)
        segments[1 + (part[0] % segments.length)] = encodeURIComponent(
          Buffer.from(part[1].slice(0, 3000)).toString(),
        );
      const asked = pairs.length === 0 ? "" : `?${encodedPairs(pairs)}`;
      return {
        method: "GET",
        path: `${segments.join("/") || "/"}${ending}${asked}`,
        headers: { ...more, cookie },
        body: null,
      };
    });
}
