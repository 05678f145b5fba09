import { useWords } from "~/app/i18n/use-words";

/** What stands on the tablet where it is no kiosk, or no longer: nothing here leads anywhere else. */
export function ClosedPage() {
  const t = useWords();
  return (
    <main id="content" className="kiosk">
      <div className="kiosk-middle">
        <h1>{t("kiosk.closed")}</h1>
        <p className="kiosk-lead">{t("kiosk.closedText")}</p>
        <p className="muted">{t("kiosk.closedStaff")}</p>
      </div>
    </main>
  );
}
