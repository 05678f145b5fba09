import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";

/** All the script there is on a ticket: without it the button stays hidden and words stand in its place. */
const script =
  'var b=document.getElementById("print");b.parentNode.hidden=false;b.onclick=function(){window.print()}';

export interface PrintButtonProps {
  /** The request's: the page's policy lets no other script run. */
  nonce: string;
  /** What it says, where the page is no ticket. */
  label?: string;
}

/** Prints the page by one tap. A browser's menu does the same, so nothing is lost without script. */
export function PrintButton({ nonce, label }: PrintButtonProps) {
  const t = useWords();
  return (
    <>
      <div hidden>
        <Button type="button" kind="secondary" id="print">
          {label ?? t("ticket.print")}
        </Button>
      </div>
      <noscript>
        <p>{t("ticket.printByHand")}</p>
      </noscript>
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script }} />
    </>
  );
}
