/**
 * The path of the first key that one object of a JSON text holds twice, or null. `text` has to be JSON: a parser
 * keeps the last of two silently (RFC 8259, 4, leaves it open), which would hide a client's mistake.
 */
export function duplicateKey(text: string): string | null {
  const objects: (Set<string> | null)[] = [];
  const path: string[] = [];
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/g)) {
    const [sign] = token;
    if (sign === "{" || sign === "[") {
      objects.push(sign === "{" ? new Set() : null);
      path.push("");
    } else if (sign === "}" || sign === "]") {
      objects.pop();
      path.pop();
    } else if (token[1] !== undefined) {
      const key: string = JSON.parse(sign.slice(0, -token[1].length));
      const keys = objects.at(-1);
      path[path.length - 1] = key;
      if (keys?.has(key)) return path.filter((part) => part !== "").join(".");
      keys?.add(key);
    }
  }
  return null;
}
