import { useWords } from "~/app/i18n/use-words";

/** What follows from deleting everything about a registration's visitor. */
export function DeletionText({ givesUpPlace }: { givesUpPlace: boolean }) {
  const t = useWords();
  return (
    <>
      <ul>
        <li>{t("data.removeName")}</li>
        <li>{givesUpPlace ? t("data.removePlace") : t("data.removePlaceStays")}</li>
        <li>{t("data.removeShares")}</li>
        <li>{t("data.removeTicket")}</li>
        <li>{t("data.removeProof")}</li>
      </ul>
      <p>{t("data.removeOver")}</p>
    </>
  );
}
