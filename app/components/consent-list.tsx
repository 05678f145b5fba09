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

/** Each employer of the event: what sharing means, whether it does, and the one button that changes it. */
export function ConsentList({ action, view, locale }: ConsentProps & { locale: string }) {
  const t = useWords();
  return view.employers.map(({ id, name, sharedAt }) => (
    <Section key={id} title={name}>
      {sharedAt === null ? (
        <p>{view.canGive ? t("share.text", { employer: name }) : t("share.notShared", { employer: name })}</p>
      ) : (
        <p>{t("share.isShared", { employer: name, moment: momentInWords(sharedAt, view.zone, locale) })}</p>
      )}
      {(sharedAt !== null || view.canGive) && (
        <ConsentForm
          action={action}
          employerId={id}
          isGiven={sharedAt !== null}
          label={sharedAt === null ? t("share.give", { employer: name }) : t("share.end", { employer: name })}
        />
      )}
    </Section>
  ));
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
  isGiven: boolean;
  label: string;
}

function ConsentForm({ action, employerId, isGiven, label }: ConsentFormProps) {
  return (
    <form method="post" action={action}>
      {employerId !== null && <input type="hidden" name="employerId" value={employerId} />}
      <Button kind="secondary" name="act" value={isGiven ? "taken-back" : "given"}>
        {label}
      </Button>
    </form>
  );
}
