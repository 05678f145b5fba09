import { type ChangeEvent, type ReactNode, useState } from "react";
import { Button } from "~/app/components/button";
import type { CameraControl } from "./use-camera";
import { words } from "./words";

interface CameraViewProps {
  camera: CameraControl;
  /** The camera's own, for the element that shows its picture. */
  attach: CameraControl["attach"];
  /** Browsers give the camera to pages of a secure address alone; null until the browser has said. */
  isSecure: boolean | null;
  /** Runs inside the tap that starts the camera. */
  onTap: () => void;
  /** Stands under the button: the form for typed codes. */
  children: ReactNode;
}

/** The upper half: the camera's picture, or what starts it. */
export function CameraView({ camera, attach, isSecure, onTap, children }: CameraViewProps) {
  const isOff = camera.state !== "on";
  return (
    <>
      <video ref={attach} muted playsInline aria-label={words.camera.choose} aria-hidden={isOff} />
      {isOff ? (
        <div className="door-view-idle">
          {isSecure === true && <StartButton camera={camera} onTap={onTap} />}
          {isSecure === false && <PhotoInstead camera={camera} onTap={onTap} />}
          {children}
        </div>
      ) : (
        <>
          <div className="door-aim" />
          <Tools camera={camera} />
        </>
      )}
    </>
  );
}

function StartButton({ camera, onTap }: { camera: CameraControl; onTap: () => void }) {
  const isStarting = camera.state === "starting";
  return (
    <>
      {camera.problem && <p role="alert">{words.camera.problems[camera.problem]}</p>}
      <Button
        type="button"
        size="large"
        disabled={isStarting}
        onClick={() => {
          onTap();
          camera.start();
        }}
      >
        {isStarting ? words.camera.starting : words.camera.start}
      </Button>
    </>
  );
}

function PhotoInstead({ camera, onTap }: { camera: CameraControl; onTap: () => void }) {
  const [empty, setEmpty] = useState(false);
  async function read(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const file = input.files?.[0];
    if (file === undefined) return;
    onTap();
    setEmpty(false);
    setEmpty(!(await camera.photo(file)));
    // The same file chosen again is a new try.
    input.value = "";
  }
  return (
    <>
      <p>{words.camera.insecure}</p>
      <label className="button door-photo" data-size="large">
        {words.camera.photo}
        <input
          className="visually-hidden"
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => void read(event)}
        />
      </label>
      {empty && <p role="alert">{words.camera.photoWithoutCode}</p>}
    </>
  );
}

function Tools({ camera }: { camera: CameraControl }) {
  const { scanner, lit } = camera;
  return (
    <div className="door-view-tools">
      <Button type="button" onClick={camera.stop}>
        {words.camera.stop}
      </Button>
      {scanner?.torch && (
        <Button type="button" onClick={() => camera.light(!lit)}>
          {lit ? words.camera.torchOff : words.camera.torchOn}
        </Button>
      )}
      {scanner && scanner.cameras.length > 1 && (
        <Button type="button" onClick={() => camera.choose(nextCamera(scanner))}>
          {words.camera.other}
        </Button>
      )}
    </div>
  );
}

function nextCamera({ cameras, camera }: { cameras: readonly { id: string }[]; camera: string }): string {
  const at = cameras.findIndex(({ id }) => id === camera);
  return cameras[(at + 1) % cameras.length]?.id ?? camera;
}
