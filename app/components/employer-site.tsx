import { siteName } from "./site-name";

/** A link to an employer's website, by the name that people say. */
export const EmployerSite = ({ website }: { website: string }) => (
  <a href={website} rel="noopener" dir="ltr">
    {siteName(website)}
  </a>
);
