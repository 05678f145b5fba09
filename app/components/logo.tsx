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

/** The center's logo by its name, where it has one. */
export function CenterLogo({ alt }: { alt: string }) {
  const logo = useContext(Shown);
  if (logo === null) return null;
  const width = Math.round((logo.width / logo.height) * height);
  return <img className="masthead-logo" src={logo.href} alt={alt} width={width} height={height} />;
}
