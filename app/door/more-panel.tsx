import { Button } from "~/app/components/button";
import type { DoorNames, SignalChoice } from "./door-choices";
import type { DoorState } from "./door-state";
import { doorTime } from "./door-time";
import { Panel } from "./panel";
import type { Camera } from "./scanner";
import { useReopens } from "./use-reopens";
import { words } from "./words";

interface MorePanelProps {
  open: boolean;
  state: DoorState;
  names: DoorNames;
  actorLabel: string;
  zone: string;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  signals: SignalChoice;
  cameras: readonly Camera[];
  camera: string;
  onClose: () => void;
  onChangeDoor: () => void;
  onPanel: (panel: "interviews" | "room" | "pack-up" | "sign-out") => void;
  isPass: boolean;
  onSendNow: () => void;
  onSeen: (scanId: string) => void;
  onSendAgain: (scanId: string) => void;
  onSignals: (choice: SignalChoice) => void;
  onCamera: (cameraId: string) => void;
}

/** What is needed seldom: the door's name, how the connection stands, what was not stored, sound and camera. */
export function MorePanel(props: MorePanelProps) {
  const { state, names, zone } = props;
  const reopens = useReopens();
  const now = state.lastContact ?? props.doorsOpenAt;
  const hours = `${doorTime(props.doorsOpenAt, now, zone)} – ${doorTime(props.doorsCloseAt, now, zone)}`;
  return (
    <Panel open={props.open} title={words.more.title} onClose={props.onClose}>
      <dl className="door-facts">
        <Fact term={words.more.door}>{names.door}</Fact>
        <Fact term={words.more.phone}>{names.device}</Fact>
        <Fact term={words.more.signedInAs}>{props.actorLabel}</Fact>
        <Fact term={words.more.hours}>{hours}</Fact>
        <Fact term={words.more.refused}>{String(state.counts.refused)}</Fact>
        <Fact term={words.more.connection}>{connectionOf(state, zone)}</Fact>
        <Fact term={words.more.list}>{listOf(state, zone)}</Fact>
      </dl>
      <Button type="button" kind="secondary" onClick={props.onChangeDoor}>
        {words.more.change}
      </Button>
      {state.storage !== "lasting" && <p>{words.more.storage[state.storage]}</p>}
      {reopens === false && state.storage !== "missing" && <p>{words.more.noWorker}</p>}
      {state.clockIsWrong && <p>{words.more.clock}</p>}
      <Waiting state={state} onSendNow={props.onSendNow} />
      <NotStored state={state} zone={zone} onSeen={props.onSeen} onSendAgain={props.onSendAgain} />
      <SignalChoices signals={props.signals} onSignals={props.onSignals} />
      {props.cameras.length > 1 && <CameraChoice {...props} />}
      {state.interviews.length > 0 && (
        <Button type="button" kind="secondary" onClick={() => props.onPanel("interviews")}>
          {words.interviews.open}
        </Button>
      )}
      <Button type="button" kind="secondary" onClick={() => props.onPanel("pack-up")}>
        {words.packUp.open}
      </Button>
      <Button type="button" kind="secondary" onClick={() => props.onPanel("sign-out")}>
        {props.isPass ? words.signOut.forget : words.signOut.open}
      </Button>
    </Panel>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function connectionOf(state: DoorState, zone: string): string {
  const word = words.connection[state.connection];
  if (state.lastContact === null) return word;
  return `${word}. ${words.more.lastContact(doorTime(state.lastContact, state.lastContact, zone))}`;
}

function listOf({ roster }: DoorState, zone: string): string {
  if (roster === null) return words.more.noList;
  return words.more.listOf(roster.tickets, doorTime(roster.loadedAt, roster.loadedAt, zone));
}

function Waiting({ state, onSendNow }: { state: DoorState; onSendNow: () => void }) {
  if (state.waiting.length === 0) return <p>{words.more.nothingWaits}</p>;
  return (
    <div className="door-line">
      <span>{words.more.waiting(state.waiting.length)}</span>
      <Button type="button" onClick={onSendNow}>
        {words.more.sendNow}
      </Button>
    </div>
  );
}

function NotStored({
  state,
  zone,
  onSeen,
  onSendAgain,
}: {
  state: DoorState;
  zone: string;
  onSeen: (scanId: string) => void;
  onSendAgain: (scanId: string) => void;
}) {
  if (state.refused.length === 0) return null;
  return (
    <section>
      <h3>{words.more.notStored}</h3>
      <ul className="door-found">
        {state.refused.map(({ scanId, name, at, sentence }) => (
          <li key={scanId}>
            <span>
              <strong>{name}</strong> <small className="muted">{doorTime(at, at, zone)}</small>
              <br />
              {sentence}
            </span>
            <span className="door-pair">
              <Button type="button" kind="secondary" onClick={() => onSendAgain(scanId)}>
                {words.more.sendAgain}
              </Button>
              <Button type="button" kind="secondary" onClick={() => onSeen(scanId)}>
                {words.more.seen}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SignalChoices({ signals, onSignals }: Pick<MorePanelProps, "signals" | "onSignals">) {
  return (
    <div>
      {(["sound", "vibration"] as const).map((which) => (
        <div className="choice" key={which}>
          <input
            id={`door-${which}`}
            type="checkbox"
            checked={signals[which]}
            onChange={(event) => onSignals({ ...signals, [which]: event.currentTarget.checked })}
          />
          <label htmlFor={`door-${which}`}>{words.more[which]}</label>
        </div>
      ))}
    </div>
  );
}

function CameraChoice({
  cameras,
  camera,
  onCamera,
}: Pick<MorePanelProps, "cameras" | "camera" | "onCamera">) {
  return (
    <div className="field">
      <label className="field-label" htmlFor="door-camera">
        {words.camera.choose}
      </label>
      <select
        id="door-camera"
        className="control"
        value={camera}
        onChange={(event) => onCamera(event.currentTarget.value)}
      >
        {cameras.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
