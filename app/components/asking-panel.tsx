import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { Notice } from "./notice";

export interface AskingView {
  visitId: string;
  employerName: string;
}

interface AskingProps {
  /** The ticket's page. */
  href: string;
  asking: readonly AskingView[];
}

/**
 * On the visitor's own page: an employer at whose table they stand asks for their name, and they answer by a tap. No
 * answer weighs more than another.
 */
export function AskingPanel({ href, asking }: AskingProps) {
  const t = useWords();
  return asking.map(({ visitId, employerName }) => (
    <Notice key={visitId} kind="warning" title={t("share.asks", { employer: employerName })}>
      <p>{t("share.text", { employer: employerName })}</p>
      <p>{t("share.nameText", { employer: employerName })}</p>
      <form className="actions" method="post" action={`${href}/sharing/${visitId}`}>
        <Button kind="secondary" name="answer" value="shared">
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

/** Where the server has the script that shows by itself who asks. */
export const askingPath = "/door/asking.js";

/** The same on the ticket's page, where it appears by itself while tables are open. Without script a reload shows it. */
export function LiveAsking({ isWatched, ...panel }: AskingProps & { isWatched: boolean }) {
  const ids = panel.asking.map(({ visitId }) => visitId);
  return (
    <>
      <div className="asking" id="asking" aria-live="polite" data-asking={ids.join(" ")}>
        <AskingPanel {...panel} />
      </div>
      {isWatched && <script src={askingPath} defer />}
    </>
  );
}
