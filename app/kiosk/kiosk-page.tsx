import { type RefObject, useEffect, useRef } from "react";
import { Coverable } from "~/app/door/coverable";
import { listenForScanners } from "~/app/door/keyboard-scanner";
import { useLatest } from "~/app/door/use-camera";
import { AnswerScreen } from "./answer-screen";
import { CountdownToStart } from "./countdown";
import { LostScreen } from "./lost-screen";
import { RegistrationView } from "./registration-view";
import { StartChoices } from "./start-choices";
import { TicketView } from "./ticket-view";
import { useVisit, type View } from "./use-visit";

interface KioskPageProps {
  eventId: string;
  title: string;
  /** The center's language. */
  locale: string;
  /** How many days after the event a name is kept. */
  keptDays: number;
}

/** The tablet's one page all evening: the start, two forms and the answers. It loads nothing between visitors. */
export function KioskPage({ eventId, title, locale, keptDays }: KioskPageProps) {
  const visit = useVisit(eventId);
  const { view, isLost, leave } = visit;
  const page = useRef<HTMLDivElement>(null);
  useFocusOnTitle(page, view.name);
  useScanners(view.name, (code) => visit.send("check-ins", { code }));
  useNothingKept();
  return (
    <>
      <Coverable isCovered={isLost}>
        <div ref={page}>
          {view.name === "answer" ? (
            <AnswerScreen {...view.answer}>
              <CountdownToStart onEnd={leave} />
            </AnswerScreen>
          ) : (
            <main id="content" className="kiosk">
              {view.name === "start" && <StartChoices {...{ eventId, title }} onChoose={visit.open} />}
              {view.name === "ticket" && <TicketView {...{ eventId, title, visit }} errors={view.errors} />}
              {view.name === "registration" && (
                <RegistrationView {...{ eventId, title, locale, keptDays, visit }} errors={view.errors} />
              )}
            </main>
          )}
        </div>
      </Coverable>
      {isLost && <LostScreen visit={visit} />}
    </>
  );
}

/** A new view is read from its title on. The first one is where the browser begins anyway. */
function useFocusOnTitle(page: RefObject<HTMLElement>, name: View["name"]) {
  const before = useRef(name);
  useEffect(() => {
    if (before.current !== name) page.current?.querySelector("h1")?.focus({ preventScroll: true });
    if (before.current !== name) scrollTo(0, 0);
    before.current = name;
  }, [page, name]);
}

/** A scanner that types is taken wherever nobody else types. */
function useScanners(name: View["name"], onCode: (code: string) => void) {
  const code = useLatest(onCode);
  const isListening = name !== "registration";
  useEffect(
    () => (isListening ? listenForScanners(document, (text) => code.current(text)) : undefined),
    [isListening, code],
  );
}

/** A page that the browser kept as it was shows what the last visitor did. */
function useNothingKept() {
  useEffect(() => {
    const look = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload();
    };
    addEventListener("pageshow", look);
    return () => removeEventListener("pageshow", look);
  }, []);
}
