import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { momentInWords } from "./event-when";
import { Notice } from "./notice";
import { Section } from "./section";

export type WaitlistView =
  | {
      kind: "waiting";
      /** 1 is next. */
      position: number;
      /** No place is offered any more: who comes is let in while there is room. */
      isOver: boolean;
      /** Places that are free and too few for all of them; 0 where there are none. */
      freeForFewer: number;
      hasEmail: boolean;
    }
  | { kind: "offered"; until: Date; people: number; timeZone: string };

/** Where somebody stands in the line, or the place that is held for them, with what they can do. */
export function WaitlistPanel({ view, href }: { view: WaitlistView; href: string }) {
  return view.kind === "offered" ? <Offered view={view} href={href} /> : <Waiting view={view} href={href} />;
}

function Offered({ view, href }: { view: Extract<WaitlistView, { kind: "offered" }>; href: string }) {
  const { people, until, timeZone } = view;
  const t = useWords();
  return (
    <Notice kind="success" title={t("waitlist.offered", { people })}>
      <p>{t("waitlist.until", { until: momentInWords(until, timeZone, t.locale) })}</p>
      <div className="actions">
        <form method="post" action={`${href}/acceptance`}>
          <Button size="large">{t("waitlist.accept")}</Button>
        </form>
        <form method="post" action={`${href}/declination`}>
          <Button kind="secondary">{t("waitlist.decline")}</Button>
        </form>
      </div>
    </Notice>
  );
}

function Waiting({ view, href }: { view: Extract<WaitlistView, { kind: "waiting" }>; href: string }) {
  const t = useWords();
  const { position, freeForFewer: free } = view;
  return (
    <Section title={t("waitlist.title")}>
      {view.isOver ? (
        <p>{t("waitlist.over")}</p>
      ) : (
        <>
          <p>
            <strong>{t("waitlist.position", { position })}</strong>
          </p>
          <p>{t(view.hasEmail ? "waitlist.mailed" : "waitlist.look")}</p>
        </>
      )}
      {free > 0 && !view.isOver && <Notice>{t("waitlist.fewer", { free })}</Notice>}
      <p>
        <a href={`${href}/party`}>{t("manage.resize")}</a>
      </p>
      <form method="post" action={`${href}/cancellation`}>
        <Button kind="secondary">{t("waitlist.leave")}</Button>
      </form>
    </Section>
  );
}
