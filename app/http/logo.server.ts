import type { Logo } from "~/app/components/logo";
import type { Center } from "~/db/queries/centers";

/** Where a center's logo is read, and its size; null where it has none. */
export const logoOf = ({ logo }: Pick<Center, "logo">): Logo | null =>
  logo === null ? null : { href: `/logos/${logo.digest}`, width: logo.width, height: logo.height };
