import { createContext, useContext } from "react";

/** The picture beside a center's name. */
export interface Logo {
  href: string;
  width: number;
  height: number;
}

const Shown = createContext<Logo | null>(null);

/** Gives every masthead of a page the center's logo. */
export const LogoProvider = Shown.Provider;

/** Pixels: as high as two lines of the name. */
const height = 40;

/** The center's logo, where it has one. Named by the words beside it: read twice, it would only take time. */
export function CenterLogo() {
  const logo = useContext(Shown);
  if (logo === null) return null;
  const width = Math.round((logo.width / logo.height) * height);
  return <img className="masthead-logo" src={logo.href} alt="" width={width} height={height} />;
}
