import { type RefObject, useEffect, useRef } from "react";
import { Coverable } from "~/app/door/coverable";
import { listenForScanners } from "~/app/door/keyboard-scanner";
import { useLatest } from "~/app/door/use-camera";
import { WordsProvider } from "~/app/i18n/use-words";
import { AnswerScreen } from "./answer-screen";
import { CountdownToStart } from "./countdown";
import { LostScreen } from "./lost-screen";
import { RegistrationView } from "./registration-view";
import { StartChoices } from "./start-choices";
import { SurveyView } from "./survey-view";
import { TicketView } from "./ticket-view";
import { useConnection } from "./use-connection";
import { useLanguage } from "./use-language";
import { useVisit, type View } from "./use-visit";

interface KioskPageProps {
  eventId: string;
  title: string;
  /** How many days after the event a name is kept. */
  keptDays: number;
}

/** The tablet's one page all evening: the start, three forms and the answers. It loads nothing between visitors. */
export function KioskPage({ eventId, title: ownTitle, keptDays }: KioskPageProps) {
  const connection = useConnection(eventId);
  const { words, title, speak, reset } = useLanguage(eventId, ownTitle, connection.lose);
  const visit = useVisit(eventId, words, connection, reset);
  const { view, isLost, leave } = visit;
  const page = useRef<HTMLDivElement>(null);
  useFocusOnTitle(page, view.name);
  useScanners(view.name, (code) => visit.send("check-ins", { code }));
  useNothingKept();
  return (
    <WordsProvider words={words}>
      <Coverable isCovered={isLost}>
        <div ref={page}>
          {view.name === "answer" ? (
            <AnswerScreen {...view.answer}>
              <CountdownToStart onEnd={leave} />
            </AnswerScreen>
          ) : (
            <main id="content" className="kiosk">
              {view.name === "start" && (
                <StartChoices {...{ eventId, title }} onChoose={visit.open} onSpeak={speak} />
              )}
              {view.name === "ticket" && <TicketView {...{ eventId, title, visit }} errors={view.errors} />}
              {view.name === "survey" && <SurveyView {...{ eventId, title, visit }} errors={view.errors} />}
              {view.name === "registration" && (
                <RegistrationView
                  {...{ eventId, title, keptDays, visit }}
                  locale={words.locale}
                  errors={view.errors}
                />
              )}
            </main>
          )}
        </div>
      </Coverable>
      {isLost && <LostScreen visit={visit} />}
    </WordsProvider>
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
  const isListening = name !== "registration" && name !== "survey";
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
