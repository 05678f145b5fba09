import { useWords } from "~/app/i18n/use-words";
import { Button, ButtonLink } from "./button";
import { EmptyState } from "./empty-state";
import { TextField } from "./field";
import { PlanChoices } from "./plan-choices";
import type { PlanPageView } from "./plan-page";

/**
 * One form for the list, its search and its pages: whichever button is pressed, what is ticked is saved. The form tells
 * which openings it showed, since of a box that is not ticked nothing is posted.
 */
export function PlanForm({ view }: { view: PlanPageView }) {
  const t = useWords();
  const shown = view.groups.flatMap(({ openings }) => openings.map(({ id }) => id));
  return (
    <form method="post" className="plan-form">
      <input type="hidden" name="shown" value={shown.join(" ")} />
      <search>
        <div className="filter">
          <TextField
            name="q"
            label={t("jobs.search")}
            type="search"
            autoComplete="off"
            values={{ q: view.query }}
            optional
            optionalWord=""
          />
          {/* First in the form, so that Enter in the field searches. */}
          <Button kind="secondary" name="go" value="find">
            {t("jobs.find")}
          </Button>
        </div>
      </search>
      <p className="field-hint">{t("plan.kept")}</p>
      {shown.length > 0 ? <PlanChoices view={view} /> : <NothingFound href={view.href} />}
      <PlanPages view={view} />
      {shown.length > 0 && (
        <div className="actions plan-save">
          <Button name="go" value="save">
            {t("plan.save")}
          </Button>
        </div>
      )}
    </form>
  );
}

function PlanPages({ view: { isFirst, isLast } }: { view: PlanPageView }) {
  const t = useWords();
  if (isFirst && isLast) return null;
  return (
    <nav className="pager" aria-label={t("frame.pages")}>
      {!isFirst && (
        <Button kind="secondary" name="go" value="first">
          {t("jobs.first")}
        </Button>
      )}
      {!isLast && (
        <Button kind="secondary" name="go" value="next">
          {t("jobs.next")}
        </Button>
      )}
    </nav>
  );
}

function NothingFound({ href }: { href: string }) {
  const t = useWords();
  const all = <ButtonLink href={`${href}/openings`}>{t("jobs.all")}</ButtonLink>;
  return (
    <EmptyState title={t("jobs.noneFound")} action={all}>
      {t("plan.noneFoundText")}
    </EmptyState>
  );
}
