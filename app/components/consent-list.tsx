import type { SharingLevel } from "~/app/domain/sharing/consent";
import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { momentInWords } from "./event-when";
import { Section } from "./section";
import type { SharingView } from "./sharing-page";

interface ConsentProps {
  /** Where a word is posted to. */
  action: string;
  view: SharingView;
}

/**
 * Each employer of the event: what sharing means, how much it gets, and a button for each that changes it. Of one that
 * has no table any more, the button that ends it.
 */
export function ConsentList({ action, view, locale }: ConsentProps & { locale: string }) {
  const t = useWords();
  return view.employers.map(({ id, name, isThere, shared }) => {
    const canGive = view.canGive && isThere;
    const moment = shared === null ? "" : momentInWords(shared.at, view.zone, locale);
    const values = { employer: name, moment };
    return (
      <Section key={id} title={name}>
        {shared === null && !view.canGive && <p>{t("share.notShared", { employer: name })}</p>}
        {!isThere && <p>{t("share.isGone", values)}</p>}
        {isThere && shared?.level === "contact" && <p>{t("share.isShared", values)}</p>}
        {isThere && shared?.level === "name" && <p>{t("share.isNamed", values)}</p>}
        {canGive && shared?.level !== "contact" && (
          <>
            <p>{t("share.text", { employer: name })}</p>
            <ConsentForm
              {...{ action, employerId: id, level: "contact" }}
              label={t("share.give", { employer: name })}
            />
          </>
        )}
        {canGive && shared?.level !== "name" && (
          <>
            <p>{t("share.nameText", { employer: name })}</p>
            <ConsentForm
              {...{ action, employerId: id, level: "name" }}
              label={t("share.giveName", { employer: name })}
            />
          </>
        )}
        {shared !== null && (
          <ConsentForm {...{ action, employerId: id }} isGiven label={t("share.end", { employer: name })} />
        )}
      </Section>
    );
  });
}

/** Whether the center may ask later what came of the event, and keep the name as long. */
export function LaterConsent({ action, view }: ConsentProps) {
  const t = useWords();
  const { mayBeAsked, canGive } = view;
  if (!mayBeAsked && !canGive) return null;
  return (
    <Section title={t("share.later")}>
      <p>{mayBeAsked ? t("share.laterIsGiven") : t("share.laterText", { days: view.outcomeDays })}</p>
      <ConsentForm
        action={action}
        employerId={null}
        isGiven={mayBeAsked}
        label={mayBeAsked ? t("share.laterEnd") : t("share.laterGive")}
      />
    </Section>
  );
}

interface ConsentFormProps {
  action: string;
  employerId: string | null;
  level?: SharingLevel;
  isGiven?: boolean;
  label: string;
}

function ConsentForm({ action, employerId, level, isGiven = false, label }: ConsentFormProps) {
  return (
    <form method="post" action={action}>
      {employerId !== null && <input type="hidden" name="employerId" value={employerId} />}
      {level !== undefined && <input type="hidden" name="level" value={level} />}
      <Button kind="secondary" name="act" value={isGiven ? "taken-back" : "given"}>
        {label}
      </Button>
    </form>
  );
}
