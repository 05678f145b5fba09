import type { DoorPageProps } from "./door-page-props";
import type { DoorSession } from "./door-session";
import type { DoorState, RecentScan } from "./door-state";
import { FindPanel } from "./find-panel";
import { MorePanel } from "./more-panel";
import { NameDoorPanel } from "./name-door-panel";
import { UndoPanel } from "./undo-panel";
import type { CameraControl } from "./use-camera";
import type { ChosenDoor } from "./use-door-choices";
import { WalkInPanel } from "./walk-in-panel";

export type PanelName = "find" | "walk-in" | "more" | "name-door" | { undo: RecentScan };

interface ChosenPanelProps
  extends Pick<DoorPageProps, "doors" | "zone" | "actorLabel" | "doorsOpenAt" | "doorsCloseAt"> {
  panel: PanelName;
  /** False while a verdict covers it: what was typed in it stays. */
  open: boolean;
  session: DoorSession;
  state: DoorState;
  choices: ChosenDoor;
  camera: CameraControl;
  setPanel: (panel: PanelName | null) => void;
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
  ...props
}: ChosenPanelProps) {
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
