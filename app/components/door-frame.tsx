import type { ReactNode } from "react";

export interface DoorFrameProps {
  /** "Door B, Bakery hiring day": the page's h1 for screen readers. */
  title: string;
  registered: number;
  arrived: number;
  labels?: { registered?: string; arrived?: string } | undefined;
  /** Connection and queue: "Online", "Offline, 3 scans waiting". */
  connection: string;
  /** "lost" and the like stand out. */
  tone?: string | undefined;
  /** How old what the phone knows is. */
  freshness?: string | undefined;
  /** People inside of how many, where that is counted. */
  room?: { label: string; value: string; level: string } | undefined;
  /** The camera, or the button that starts it. */
  view: ReactNode;
  scans: ReactNode;
  /** In or out, where both are scanned. */
  direction?: ReactNode;
  /** Search, walk-in, more. */
  keys: ReactNode;
  children?: ReactNode;
}

/** The door's one screen: counters on top, camera, last scans, buttons within reach of a thumb. */
export function DoorFrame(props: DoorFrameProps) {
  const { labels } = props;
  return (
    <main className="door" id="content">
      <div className="door-bar">
        <h1 className="visually-hidden">{props.title}</h1>
        <dl className="door-counts">
          <div className="door-count">
            <dt>{labels?.arrived ?? "arrived"}</dt>
            <dd>{props.arrived}</dd>
          </div>
          <div className="door-count">
            <dt>{labels?.registered ?? "registered"}</dt>
            <dd>{props.registered}</dd>
          </div>
          {props.room && (
            <div className="door-count" data-level={props.room.level}>
              <dt>{props.room.label}</dt>
              <dd>{props.room.value}</dd>
            </div>
          )}
        </dl>
        <output className="door-link" data-connection={props.tone}>
          {props.connection}
          {props.freshness && <small>{props.freshness}</small>}
        </output>
      </div>
      <div className="door-view">{props.view}</div>
      {props.scans}
      <div className="door-foot">
        {props.direction}
        <div className="door-keys">{props.keys}</div>
      </div>
      {props.children}
    </main>
  );
}
