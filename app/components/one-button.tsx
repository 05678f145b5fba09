import { Button } from "./button";

interface OneButtonProps {
  action: string;
  label: string;
  kind?: "primary" | "secondary" | "quiet" | "danger";
  /** Tells apart buttons of one word in a list; starts with that word (WCAG 2.5.3). */
  spoken?: string;
  /** A value that goes along. */
  name?: string;
  value?: string;
}

/** A state change by one tap: a form with nothing but its button. */
export function OneButton({ action, label, kind = "secondary", spoken, name, value }: OneButtonProps) {
  return (
    <form method="post" action={action}>
      <Button kind={kind} label={spoken} name={name} value={value}>
        {label}
      </Button>
    </form>
  );
}
