/** Carries where the person wanted to go through a form. */
export function NextField({ next }: { next: string | null }) {
  return next === null ? null : <input type="hidden" name="next" value={next} />;
}
