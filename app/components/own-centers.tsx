export interface OwnCenter {
  name: string;
  host: string;
  href: string;
  isHere: boolean;
}

/** The centers that somebody works in, each under its own host. A sign-in holds for one host. */
export function OwnCenters({ centers }: { centers: readonly OwnCenter[] }) {
  return (
    <>
      <ul>
        {centers.map((center) => (
          <li key={center.host}>
            {center.isHere ? `${center.name} (you are here)` : <a href={center.href}>{center.name}</a>}
          </li>
        ))}
      </ul>
      <p className="field-hint">Each center has an address of its own, and asks you to sign in there.</p>
    </>
  );
}
