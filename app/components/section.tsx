import type { ReactNode } from "react";

/** A titled part of a notice; the title hangs in the margin at a desk. `id` makes it linkable. */
export function Section({
  title,
  id,
  children,
}: {
  title: string;
  id?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section className="section" id={id}>
      <h2 className="section-title">{title}</h2>
      <div className="section-body">{children}</div>
    </section>
  );
}
