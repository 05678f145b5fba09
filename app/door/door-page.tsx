import { useCallback, useState } from "react";
import { Button } from "~/app/components/button";
import { DoorFrame } from "~/app/components/door-frame";
import { ScanList } from "~/app/components/scan-list";
import type { AttendanceCounts } from "./answers";
import { CameraView } from "./camera-view";
import { CodeForm } from "./code-form";
import { Coverable } from "./coverable";
import type { DoorSession } from "./door-session";
import { type DoorState, type RecentScan, rowTime } from "./door-state";
import { FindPanel } from "./find-panel";
import { MorePanel } from "./more-panel";
import { NameDoorPanel } from "./name-door-panel";
import { SignInPanel } from "./sign-in-panel";
import { UndoPanel } from "./undo-panel";
import type { CameraControl } from "./use-camera";
import { type ChosenDoor, useDoorChoices, useIsSecure } from "./use-door-choices";
import { useDoorSession } from "./use-door-session";
import { useScanners } from "./use-scanners";
import { VerdictScreen } from "./verdict-screen";
import { WalkInPanel } from "./walk-in-panel";
import { words } from "./words";

export interface DoorPageProps {
  eventId: string;
  title: string;
  startsAt: Date;
  /** The center's IANA zone, in which all times are written. */
  zone: string;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  counts: AttendanceCounts;
  /** Who is signed in, in words: a name or a door pass's label. */
  actorLabel: string;
  /** The event's doors so far. */
  doors: readonly string[];
  /** True for staff, who may let in a visitor that the rule refuses. */
  canOverride: boolean;
  /** A fresh id for the form of the page without scripts. */
  scanId: string;
  /** Another for its button that counts a walk-in. */
  walkInId: string;
  signInHref: string;
}

type PanelName = "find" | "walk-in" | "more" | "name-door" | { undo: RecentScan };

/** The volunteer's page: camera, verdict, last scans and counters on one screen of a phone. */
export function DoorPage(props: DoorPageProps) {
  const { session, state, signals } = useDoorSession(props.eventId, props);
  const choices = useDoorChoices(props, session, signals);
  const isSecure = useIsSecure();
  const [panel, setPanel] = useState<PanelName | null>(null);
  const { verdict } = state;
  const isSignedOut = state.connection === "signed-out" || state.connection === "withdrawn";
  const needsName = choices.isReady && choices.names.door === "";
  // A verdict covers the panels; what was typed in them stays.
  const isCovered = verdict !== null || isSignedOut;
  const chosen = needsName ? "name-door" : panel;

  const { take, camera } = useScanners(session, verdict, chosen !== null || isSignedOut);
  const close = useCallback(() => session?.closeVerdict(), [session]);

  return (
    <>
      <Coverable isCovered={verdict !== null}>
        <DoorFrame
          title={words.page.doorOf(choices.names.door || words.nameDoor.label, props.title)}
          registered={state.counts.registered}
          arrived={state.counts.admitted}
          connection={session === null ? "" : connectionLine(state)}
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
              />
            </CameraView>
          }
          scans={
            session ? (
              <Scans state={state} zone={props.zone} onUndo={(undo) => setPanel({ undo })} />
            ) : (
              <p className="door-scans-empty">{words.code.hint}</p>
            )
          }
          keys={session ? <Keys session={session} onPanel={setPanel} /> : <PlainKeys {...props} />}
        />
      </Coverable>
      {verdict && session && (
        <VerdictScreen
          key={`${verdict.scanId} ${verdict.word}`}
          verdict={verdict}
          onNext={close}
          onUndo={() => openUndo(state, verdict.scanId, close, setPanel)}
          onLetInAnyway={() => session.letInAnyway(verdict.scanId)}
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

interface ChosenPanelProps extends DoorPageProps {
  panel: PanelName;
  /** False while a verdict covers it: what was typed in it stays. */
  open: boolean;
  session: DoorSession;
  state: DoorState;
  choices: ChosenDoor;
  camera: CameraControl;
  setPanel: (panel: PanelName | null) => void;
}

function ChosenPanel({ panel, open, session, state, choices, camera, setPanel, ...props }: ChosenPanelProps) {
  const close = () => setPanel(null);
  switch (panel) {
    case "find":
      return <FindPanel open={open} session={session} onClose={close} />;
    case "walk-in":
      return (
        <WalkInPanel
          open={open}
          onClose={close}
          onWalkIn={(person) => {
            close();
            session.walkIn(person);
          }}
        />
      );
    case "more":
      return (
        <MorePanel
          {...props}
          open={open}
          state={state}
          names={choices.names}
          signals={choices.signals}
          cameras={camera.scanner?.cameras ?? []}
          camera={camera.scanner?.camera ?? ""}
          onClose={close}
          onChangeDoor={() => setPanel("name-door")}
          onSendNow={session.sendNow}
          onSeen={session.putAside}
          onSignals={choices.setSignals}
          onCamera={camera.choose}
        />
      );
    case "name-door":
      return (
        <NameDoorPanel
          open={open}
          names={choices.names}
          doors={props.doors}
          onClose={choices.names.door === "" ? undefined : close}
          onNames={(names) => {
            choices.setNames(names);
            close();
          }}
        />
      );
    default:
      return (
        <UndoPanel
          open={open}
          scan={panel.undo}
          zone={props.zone}
          onClose={close}
          onUndo={(scanId) => {
            close();
            session.undo(scanId);
          }}
        />
      );
  }
}

function Keys({ session, onPanel }: { session: DoorSession; onPanel: (panel: PanelName) => void }) {
  return (
    <>
      <Button type="button" kind="secondary" onClick={() => onPanel("find")}>
        {words.keys.find}
      </Button>
      <Button type="button" onClick={() => session.walkIn(null)}>
        {words.keys.walkIn}
      </Button>
      <Button type="button" kind="secondary" onClick={() => onPanel("walk-in")}>
        {words.keys.namedWalkIn}
      </Button>
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
      <Button>{words.keys.walkIn}</Button>
    </form>
  );
}

function Scans({
  state,
  zone,
  onUndo,
}: {
  state: DoorState;
  zone: string;
  onUndo: (scan: RecentScan) => void;
}) {
  const newest = state.recent[0];
  const views = state.recent.map((scan) => ({
    ...scan,
    scanId: scan.item.scanId,
    time: rowTime(scan, newest?.at ?? scan.at, zone),
    undo: scan.undo === "offered" && (
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

/** Connection and queue in one line: "No connection, 3 scans waiting". */
function connectionLine({ connection, waiting, refused }: DoorState): string {
  return [
    words.connection[connection],
    waiting.length > 0 && words.connection.waiting(waiting.length),
    refused.length > 0 && words.connection.notStored(refused.length),
  ]
    .filter(Boolean)
    .join(", ");
}

function openUndo(state: DoorState, scanId: string, close: () => void, open: (panel: PanelName) => void) {
  const scan = state.recent.find(({ item }) => item.scanId === scanId);
  close();
  if (scan) open({ undo: scan });
}
