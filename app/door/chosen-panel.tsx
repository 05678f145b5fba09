import type { DoorPageProps } from "./door-page-props";
import type { DoorSession } from "./door-ports";
import type { DoorState } from "./door-state";
import { FewerPanel } from "./fewer-panel";
import { FindPanel } from "./find-panel";
import { InterviewsPanel } from "./interviews-panel";
import type { ScanToSend } from "./items";
import { MorePanel } from "./more-panel";
import { NameDoorPanel } from "./name-door-panel";
import { PackUpPanel } from "./pack-up-panel";
import type { RecentScan } from "./recent-scan";
import { RoomPanel } from "./room-panel";
import { SignOutPanel } from "./sign-out-panel";
import { UndoPanel } from "./undo-panel";
import type { CameraControl } from "./use-camera";
import type { ChosenDoor } from "./use-door-choices";
import { WalkInPanel } from "./walk-in-panel";

export type PanelName =
  | "find"
  | "walk-in"
  | "more"
  | "name-door"
  | "room"
  | "interviews"
  | "pack-up"
  | "sign-out"
  | { undo: RecentScan }
  | { fewer: RecentScan & { item: ScanToSend }; people: number };

interface ChosenPanelProps
  extends Pick<DoorPageProps, "doors" | "zone" | "actorLabel" | "isPass" | "doorsOpenAt" | "doorsCloseAt"> {
  panel: PanelName;
  /** False while a verdict covers it: what was typed in it stays. */
  open: boolean;
  session: DoorSession;
  state: DoorState;
  choices: ChosenDoor;
  camera: CameraControl;
  setPanel: (panel: PanelName | null) => void;
  onCode: (code: string) => void;
}

/** The panel that was chosen, over the door. */
export function ChosenPanel({
  panel,
  open,
  session,
  state,
  choices,
  camera,
  setPanel,
  onCode,
  ...props
}: ChosenPanelProps) {
  const close = () => setPanel(null);
  switch (panel) {
    case "find":
      return (
        <FindPanel
          open={open}
          session={session}
          isOffline={state.connection === "lost"}
          onClose={close}
          onCode={onCode}
        />
      );
    case "walk-in":
      return (
        <WalkInPanel
          open={open}
          onClose={close}
          onWalkIn={(person, people) => {
            close();
            session.walkIn(person, people);
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
          onPanel={setPanel}
          onSendNow={session.sendNow}
          onSeen={session.putAside}
          onSendAgain={session.sendAgain}
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
    case "room":
      return <RoomPanel open={open} room={state.room} onClose={close} onTally={session.tally} />;
    case "interviews":
      return <InterviewsPanel open={open} state={state} zone={props.zone} onClose={close} />;
    case "pack-up":
      return <PackUpPanel open={open} state={state} onClose={close} onSendNow={session.sendNow} />;
    case "sign-out":
      return (
        <SignOutPanel
          open={open}
          waiting={state.waiting.length + (state.others ?? 0)}
          isChecking={!state.isChecked || state.others === null}
          isPass={props.isPass}
          onClose={close}
          onSignOut={() => void signOut(session, props.isPass).then(close)}
        />
      );
    default:
      if ("fewer" in panel) {
        return (
          <FewerPanel
            open={open}
            people={panel.people}
            onClose={close}
            onChoose={(people) => {
              close();
              session.fewer(panel.fewer.item.scanId, people);
            }}
          />
        );
      }
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

/** The list goes first: a sign-out that cannot reach the server leaves no visitor's name behind. */
async function signOut(session: DoorSession, isPass: boolean): Promise<void> {
  await session.forget();
  if (isPass) return;
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/sign-out";
  document.body.append(form);
  form.submit();
}
