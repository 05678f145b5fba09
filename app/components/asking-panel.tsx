import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { Notice } from "./notice";

export interface AskingView {
  visitId: string;
  employerName: string;
}

/** On the visitor's own page: an employer at whose table they stand asks for their name, and they answer by a tap. */
export function AskingPanel({ href, asking }: { href: string; asking: readonly AskingView[] }) {
  const t = useWords();
  return asking.map(({ visitId, employerName }) => (
    <Notice key={visitId} kind="warning" title={t("share.asks", { employer: employerName })}>
      <p>{t("share.text", { employer: employerName })}</p>
      <p>{t("share.nameText", { employer: employerName })}</p>
      <form className="actions" method="post" action={`${href}/sharing/${visitId}`}>
        <Button name="answer" value="shared">
          {t("share.yes")}
        </Button>
        <Button kind="secondary" name="answer" value="named">
          {t("share.name")}
        </Button>
        <Button kind="secondary" name="answer" value="counted">
          {t("share.count")}
        </Button>
        <Button kind="secondary" name="answer" value="declined">
          {t("share.no")}
        </Button>
      </form>
    </Notice>
  ));
}
