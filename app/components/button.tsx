import type { ReactNode } from "react";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

interface ButtonLook {
  kind?: ButtonKind | undefined;
  size?: "large" | undefined;
  id?: string | undefined;
  children: ReactNode;
}

export interface ButtonProps extends ButtonLook {
  type?: "submit" | "button" | undefined;
  /** Posted with the form, where a form has more than one button. */
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  /** The id of a form elsewhere on the page. */
  form?: string | undefined;
  /** Lets a draft be saved with required fields empty. */
  formNoValidate?: boolean | undefined;
  formAction?: string | undefined;
  /** The name of a frame that shows the answer. */
  formTarget?: string | undefined;
  /** Tells apart buttons of one word in a list; starts with that word (WCAG 2.5.3). */
  label?: string | undefined;
  onClick?: (() => void) | undefined;
  /** Names the button where a page keeps it up to date: see LivePage. */
  live?: string | undefined;
}

/** A verb that does something. Submits unless `type` says otherwise. */
export function Button({
  kind = "primary",
  size,
  label,
  type = "submit",
  live,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className="button"
      data-kind={kind}
      data-size={size}
      data-live={live}
      aria-label={label}
    >
      {children}
    </button>
  );
}

export interface ButtonLinkProps extends ButtonLook {
  href: string;
  label?: string | undefined;
  download?: string | boolean | undefined;
}

/** A link that is a page's next step: it goes somewhere and changes nothing. */
export function ButtonLink({ kind = "primary", size, label, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className="button" data-kind={kind} data-size={size} aria-label={label}>
      {children}
    </a>
  );
}
