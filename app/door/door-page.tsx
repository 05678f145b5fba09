import { useCallback, useState } from "react";
import { Button } from "~/app/components/button";
import { DoorFrame } from "~/app/components/door-frame";
import { ScanList } from "~/app/components/scan-list";
import { occupancyLevel } from "~/app/domain/check-in/occupancy";
import { CameraView } from "./camera-view";
import { ChosenPanel, type PanelName } from "./chosen-panel";
import { CodeForm } from "./code-form";
import { connectionLine, freshnessLine } from "./connection-lines";
import { Coverable } from "./coverable";
import type { DoorPageProps } from "./door-page-props";
import type { DoorSession } from "./door-ports";
import { type DoorState } from "./door-state";
import { offersUndo, type RecentScan, rowTime } from "./recent-scan";
import { SignInPanel } from "./sign-in-panel";
import { useDoorChoices, useIsSecure } from "./use-door-choices";
import { useDoorSession } from "./use-door-session";
import { useNow } from "./use-now";
import { useScanners } from "./use-scanners";
import { VerdictScreen } from "./verdict-screen";
import { words } from "./words";

/** The volunteer's page: camera, verdict, last scans and counters on one screen of a phone. */
export function DoorPage(props: DoorPageProps) {
  const { session, state, signals } = useDoorSession(props);
  const choices = useDoorChoices(props, session, signals);
  const isSecure = useIsSecure();
  const [panel, setPanel] = useState<PanelName | null>(null);
  const { verdict } = state;
  const isSignedOut = state.connection === "signed-out" || state.connection === "withdrawn";
  const needsName = choices.isReady && choices.names.door === "";
  // A verdict covers the panels; what was typed in them stays.
  const isCovered = verdict !== null || isSignedOut;
  const chosen = needsName ? "name-door" : panel;

  const [kind, setKind] = useState<"entry" | "exit">("entry");
  const now = useNow();
  const { take, camera } = useScanners(session, kind, verdict, chosen !== null || isSignedOut);
  const close = useCallback(() => session?.closeVerdict(), [session]);

  return (
    <>
      <Coverable isCovered={verdict !== null}>
        <DoorFrame
          title={words.page.doorOf(choices.names.door || words.nameDoor.label, props.title)}
          registered={state.counts.registered}
          arrived={state.counts.admitted + state.ahead}
          room={state.room ? roomCount(state.room) : undefined}
          connection={session === null ? "" : connectionLine(state)}
          tone={state.connection}
          freshness={session === null || now === null ? undefined : freshnessLine(state, now, props.zone)}
          view={
            <CameraView
              camera={camera}
              attach={camera.attach}
              isSecure={isSecure}
              onTap={() => signals?.unlock()}
            >
              <p className="door-event">
                {choices.names.door && <span className="door-here">{choices.names.door}</span>}
                {props.title}
              </p>
              <CodeForm
                eventId={props.eventId}
                scanId={props.scanId}
                door={choices.names.door}
                onCode={session === null ? undefined : take}
                submitWord={kind === "exit" ? words.code.submitOut : undefined}
              />
            </CameraView>
          }
          direction={props.exitScanning && session && <Direction kind={kind} onKind={setKind} />}
          scans={
            session ? (
              <Scans
                state={state}
                zone={props.zone}
                now={now}
                isStaff={props.canOverride}
                onUndo={(undo) => setPanel({ undo })}
              />
            ) : (
              <p className="door-scans-empty">{words.code.hint}</p>
            )
          }
          keys={
            session ? (
              <Keys session={session} hasRoom={state.room !== null} onPanel={setPanel} />
            ) : (
              <PlainKeys {...props} />
            )
          }
        />
      </Coverable>
      {verdict && session && (
        <VerdictScreen
          key={`${verdict.scanId} ${verdict.word}`}
          verdict={verdict}
          onNext={close}
          onUndo={() => openUndo(state, verdict.scanId, close, setPanel)}
          onLetInAnyway={() => session.letInAnyway(verdict.scanId)}
          onLetIn={() => session.letInUnlisted(verdict.scanId)}
          onFewer={fewerOf(state, verdict.people, (panel) => {
            close();
            setPanel(panel);
          })}
          onInterviews={
            verdict.offers.interviews
              ? () => {
                  close();
                  setPanel("interviews");
                }
              : undefined
          }
          onRetry={() => session.sendNow()}
          onFind={() => {
            close();
            setPanel("find");
          }}
        />
      )}
      {session && chosen && (
        <ChosenPanel
          {...props}
          {...{ session, state, choices, camera, setPanel }}
          panel={chosen}
          open={!isCovered}
          onCode={take}
        />
      )}
      <SignInPanel
        open={isSignedOut}
        isWithdrawn={state.connection === "withdrawn"}
        waiting={state.waiting.length}
        signInHref={props.signInHref}
        onAgain={() => session?.sendNow()}
      />
    </>
  );
}

/** In or out: what the next code means. */
function Direction({ kind, onKind }: { kind: "entry" | "exit"; onKind: (kind: "entry" | "exit") => void }) {
  return (
    <fieldset className="door-direction">
      <legend className="visually-hidden">{words.direction.label}</legend>
      {(["entry", "exit"] as const).map((each) => (
        <label key={each}>
          <input type="radio" name="direction" checked={kind === each} onChange={() => onKind(each)} />
          <span>{words.direction[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

const roomCount = (room: { inside: number; postedLoad: number }) => ({
  label: words.room.label,
  value: `${room.inside}/${room.postedLoad}`,
  level: occupancyLevel(room),
});

interface KeysProps {
  session: DoorSession;
  hasRoom: boolean;
  onPanel: (panel: PanelName) => void;
}

function Keys({ session, hasRoom, onPanel }: KeysProps) {
  return (
    <>
      <Button type="button" kind="secondary" onClick={() => onPanel("find")}>
        {words.keys.find}
      </Button>
      <Button
        type="button"
        kind="secondary"
        label={words.keys.walkIn.label}
        onClick={() => session.walkIn(null)}
      >
        {words.keys.walkIn.word}
      </Button>
      <Button
        type="button"
        kind="secondary"
        label={words.keys.namedWalkIn.label}
        onClick={() => onPanel("walk-in")}
      >
        {words.keys.namedWalkIn.word}
      </Button>
      {hasRoom && (
        <Button type="button" kind="secondary" label={words.room.open} onClick={() => onPanel("room")}>
          {words.room.title}
        </Button>
      )}
      <Button type="button" kind="secondary" onClick={() => onPanel("more")}>
        {words.keys.more}
      </Button>
    </>
  );
}

/** Without scripts: what a form can do. */
function PlainKeys({ eventId, walkInId }: Pick<DoorPageProps, "eventId" | "walkInId">) {
  return (
    <form method="post" action={`/door/${eventId}/walk-ins`}>
      <input type="hidden" name="scanId" value={walkInId} />
      <Button>{words.keys.walkIn.label}</Button>
    </form>
  );
}

function Scans({
  state,
  zone,
  now,
  isStaff,
  onUndo,
}: {
  state: DoorState;
  zone: string;
  now: Date | null;
  isStaff: boolean;
  onUndo: (scan: RecentScan) => void;
}) {
  const newest = state.recent[0];
  const views = state.recent.map((scan) => ({
    ...scan,
    scanId: scan.item.scanId,
    time: rowTime(scan, newest?.at ?? scan.at, zone),
    undo: offersUndo(scan, now ?? scan.at, isStaff) && (
      <Button
        type="button"
        kind="quiet"
        label={`${words.actions.undo}: ${scan.name}`}
        onClick={() => onUndo(scan)}
      >
        {words.actions.undo}
      </Button>
    ),
  }));
  return <ScanList scans={views} empty={words.page.noScans} />;
}

function openUndo(state: DoorState, scanId: string, close: () => void, open: (panel: PanelName) => void) {
  const scan = state.recent.find(({ item }) => item.scanId === scanId);
  close();
  if (scan) open({ undo: scan });
}

/** A whole party came in by a scan that can be taken back: perhaps fewer are here. */
function fewerOf(state: DoorState, people: number, open: (panel: PanelName) => void) {
  const scan = state.recent.find(({ item }) => item.scanId === state.verdict?.scanId);
  if (people < 2 || scan?.undo !== "offered" || scan.item.kind !== "entry") return undefined;
  const { item } = scan;
  return () => open({ fewer: { ...scan, item }, people });
}
