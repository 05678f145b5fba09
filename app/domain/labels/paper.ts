/** The sheets that offices have: US Letter, and A4 (ISO 216). The first is meant where nobody chose. */
export const papers = ["letter", "a4"] as const;
export type Paper = (typeof papers)[number];

/** The paper that an address or a form names; what names none is the first. */
export function paperNamed(name: string | null): Paper {
  return papers.find((paper) => paper === name) ?? papers[0];
}
