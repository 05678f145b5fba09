/** What the release before cannot live with, by how a migration says it. */
const contractions: readonly { pattern: RegExp; why: string }[] = [
  { pattern: /\bdrop\s+table\b/i, why: "drops a table" },
  { pattern: /\bdrop\s+column\b/i, why: "drops a column" },
  { pattern: /\bdrop\s+(?:function|type|view)\b/i, why: "drops what statements may call" },
  { pattern: /\brename\s+(?:to|column|constraint)\b/i, why: "renames" },
  { pattern: /\bset\s+not\s+null\b/i, why: "wants a value that the release before may not give" },
  { pattern: /\bdrop\s+default\b/i, why: "takes away a value that the release before counts on" },
  { pattern: /\bset\s+data\s+type\b|\balter\s+column\s+"?\w+"?\s+type\b/i, why: "changes a type" },
  {
    pattern: /\badd\s+column\b(?![^;]*\b(?:default|generated)\b)[^;]*\bnot\s+null\b/i,
    why: "adds a column that the release before leaves empty, without a default",
  },
];

/** On a line of its own, before what only works once no process of the release before runs. */
const mark = /^-- contract: \S/m;

/**
 * What one migration breaks for the release before it. Nothing where it is marked as a contraction, and says of what.
 * @param text the migration's file
 */
export function breaksIn(text: string): string[] {
  if (mark.test(text)) return [];
  const statements = text
    .replaceAll(/--(?!> statement-breakpoint).*$/gm, "")
    .split("--> statement-breakpoint")
    .flatMap((part) => (/\$\w*\$/.test(part) ? [part] : part.split(";")));
  return statements.flatMap((statement) =>
    contractions
      .filter(({ pattern }) => pattern.test(statement))
      .map(({ why }) => `${why}: ${statement.trim().replaceAll(/\s+/g, " ").slice(0, 120)}`),
  );
}
