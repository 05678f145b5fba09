import type { Decoder } from "./decoder";
import { type CodesInView, noCodes, readFrame } from "./held-code";

export type CameraProblem = "denied" | "missing" | "busy" | "failed";

/** Away from the person who holds the device, or towards who stands in front of it. */
export type Facing = "environment" | "user";

export interface Camera {
  id: string;
  label: string;
}

export interface ScannerEvents {
  /** A new code; `seenAt` is when its frame came, on the clock of performance.now(). */
  code: (text: string, seenAt: number) => void;
  /** The system took the camera away, as it does when the phone sleeps. */
  lost: () => void;
}

export interface Scanner {
  /** A paused scanner shows the picture and reads nothing. */
  pause: (paused: boolean) => void;
  torch: { on(lit: boolean): Promise<void> } | null;
  cameras: readonly Camera[];
  camera: string;
  stop: () => void;
}

/** A ticket fills enough of this many pixels to be read; more costs time and finds no more. */
const longestSide = 1_024;

/**
 * Opens the camera into `video` and reads code after code from it. Called from a tap, which browsers ask for.
 * The camera that faces so unless `cameraId` names another.
 */
export async function openScanner(
  video: HTMLVideoElement,
  decoder: Decoder,
  events: ScannerEvents,
  cameraId: string | null,
  facing: Facing = "environment",
): Promise<{ outcome: "opened"; scanner: Scanner } | { outcome: "failed"; problem: CameraProblem }> {
  const stream = await openCamera(cameraId, facing);
  if (!(stream instanceof MediaStream)) return { outcome: "failed", problem: stream };
  const track = stream.getVideoTracks()[0];
  if (track === undefined) return { outcome: "failed", problem: "missing" };
  track.addEventListener("ended", events.lost);
  video.srcObject = stream;
  try {
    await video.play();
  } catch {
    for (const each of stream.getTracks()) each.stop();
    return { outcome: "failed", problem: "failed" };
  }
  const reading = readFrames(video, decoder, events);
  return {
    outcome: "opened",
    scanner: {
      pause: reading.pause,
      torch: torchOf(track),
      cameras: await listCameras(),
      camera: track.getSettings().deviceId ?? "",
      stop() {
        reading.stop();
        track.removeEventListener("ended", events.lost);
        for (const each of stream.getTracks()) each.stop();
        video.srcObject = null;
      },
    },
  };
}

async function openCamera(cameraId: string | null, facing: Facing): Promise<MediaStream | CameraProblem> {
  const which = cameraId === null ? { facingMode: { ideal: facing } } : { deviceId: { exact: cameraId } };
  const video = { ...which, width: { ideal: 1_280 }, height: { ideal: 720 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    // A remembered camera may be another phone's, or unplugged.
    if (cameraId !== null && (name === "OverconstrainedError" || name === "NotFoundError"))
      return openCamera(null, facing);
    if (name === "NotAllowedError" || name === "SecurityError") return "denied";
    if (name === "NotFoundError") return "missing";
    return name === "NotReadableError" || name === "AbortError" ? "busy" : "failed";
  }
}

/** One frame after the other, never two at once: a slow phone reads fewer, and always the newest. */
function readFrames(video: HTMLVideoElement, decoder: Decoder, events: ScannerEvents) {
  const grab = frameGrabber(video);
  let inView: CodesInView = noCodes;
  let paused = false;
  let stopped = false;

  async function read(seenAt: number) {
    const image = paused ? null : grab();
    const text = image && (await decoder.decode(image));
    if (stopped) return;
    const reading = readFrame(inView, text, seenAt);
    inView = reading.inView;
    if (reading.fresh !== null && !paused) events.code(reading.fresh, seenAt);
    next();
  }

  const next = () => onNextFrame(video, (seenAt) => void (stopped ? undefined : read(seenAt)));
  next();
  return {
    pause: (value: boolean) => {
      paused = value;
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** Each new frame where the browser tells, else each repaint. */
function onNextFrame(video: HTMLVideoElement, run: (seenAt: number) => void) {
  if ("requestVideoFrameCallback" in video) {
    video.requestVideoFrameCallback((now, frame) => run(frame.captureTime ?? now));
  } else requestAnimationFrame(run);
}

function frameGrabber(video: HTMLVideoElement): () => ImageData | null {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  return () => {
    const { videoWidth, videoHeight } = video;
    if (context === null || videoWidth === 0) return null;
    const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };
}

function torchOf(track: MediaStreamTrack): Scanner["torch"] {
  // Safari and Firefox know neither; the type library knows no torch (Image Capture, W3C draft).
  const abilities: object = track.getCapabilities?.() ?? {};
  if (!("torch" in abilities) || abilities.torch !== true) return null;
  return {
    async on(lit) {
      const light: MediaTrackConstraintSet & { torch: boolean } = { torch: lit };
      await track.applyConstraints({ advanced: [light] });
    },
  };
}

/** Labels are empty until the camera was allowed, so this is asked afterwards. */
async function listCameras(): Promise<Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === "videoinput")
    .map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `Camera ${index + 1}` }));
}
