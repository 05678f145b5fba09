import { brandStyle } from "./brand-style";

export interface BrandColorProps {
  color: string | null | undefined;
  /** The request's nonce; absent on kept pages, whose CSP carries the hash of brandStyle(color). */
  nonce?: string | undefined;
}

/** Stands in the head, after the style sheets. Nothing where the center has no colour of its own. */
export function BrandColor({ color, nonce }: BrandColorProps) {
  const css = brandStyle(color);
  return css ? <style nonce={nonce} dangerouslySetInnerHTML={{ __html: css }} /> : null;
}
