import { useWords } from "~/app/i18n/use-words";
import { PageHead } from "./page-head";

interface QueueScreenProps {
  title: string;
  /** The latest call first. */
  called: readonly { number: number; desk: string | null }[];
  waiting: number;
  /** Does not read itself anew. */
  isStill: boolean;
  /** The page's own address. */
  href: string;
}

/** The screen on a branch's wall: numbers, where to go, and how many wait. Nobody's name. */
export function QueueScreen({ title, called, waiting, isStill, href }: QueueScreenProps) {
  const t = useWords();
  return (
    <>
      <PageHead title={title} />
      <section aria-labelledby="called">
        <h2 id="called">{t("waitingLine.called")}</h2>
        {called.length === 0 ? (
          <p className="queue-waiting">{t("waitingLine.none")}</p>
        ) : (
          <ul className="called">
            {called.map(({ number, desk }) => (
              <li key={number}>
                <span className="called-number">{number}</span>
                {desk !== null && (
                  <span className="called-desk">
                    <bdi>{desk}</bdi>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="queue-waiting">{t("waitingLine.waiting", { count: waiting })}</p>
      <p className="muted">
        {t(isStill ? "waitingLine.stopped" : "waitingLine.updates")}{" "}
        <a href={isStill ? href : `${href}?still=yes`}>
          {t(isStill ? "waitingLine.follow" : "waitingLine.still")}
        </a>
      </p>
    </>
  );
}
