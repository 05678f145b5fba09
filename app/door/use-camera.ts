import { type MutableRefObject, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Decoder, workerDecoder } from "./decoder";
import { readPhoto } from "./photo";
import { keys, localRemembered } from "./remembered";
import { type CameraProblem, type Facing, openScanner, type Scanner } from "./scanner";
import { keepAwake } from "./wake-lock";

export interface CameraControl {
  /** Takes the element that shows the picture. */
  attach: (video: HTMLVideoElement | null) => void;
  state: "off" | "starting" | "on";
  problem: CameraProblem | null;
  scanner: Scanner | null;
  lit: boolean;
  start: () => void;
  stop: () => void;
  light: (lit: boolean) => void;
  choose: (cameraId: string) => void;
  /** Reads a photo; the answer is false where it holds no code. */
  photo: (file: Blob) => Promise<boolean>;
}

/** The camera of the page: opened by a tap, read until it is stopped, opened again when the phone wakes. */
export function useCamera(
  onCode: (text: string, seenAt: number) => void,
  paused: boolean,
  facing: Facing = "environment",
): CameraControl {
  const video = useRef<HTMLVideoElement | null>(null);
  const attach = useCallback((element: HTMLVideoElement | null) => {
    video.current = element;
  }, []);
  const decoder = useDecoder();
  const code = useLatest(onCode);
  const [state, setState] = useState<CameraControl["state"]>("off");
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [scanner, setScanner] = useState<Scanner | null>(null);
  const [lit, setLit] = useState(false);
  const [asleep, setAsleep] = useState(false);

  const open = useCallback(
    async (cameraId: string | null) => {
      const [element, reader] = [video.current, decoder.current];
      if (element === null || reader === null) return;
      setState("starting");
      setProblem(null);
      const events = {
        code: (text: string, seenAt: number) => code.current(text, seenAt),
        lost: () => setAsleep(true),
      };
      const opened = await openScanner(element, reader, events, cameraId, facing);
      setScanner(opened.outcome === "opened" ? opened.scanner : null);
      setState(opened.outcome === "opened" ? "on" : "off");
      setProblem(opened.outcome === "opened" ? null : opened.problem);
      setLit(false);
    },
    [code, decoder, facing],
  );

  const stop = useCallback(() => {
    scanner?.stop();
    setScanner(null);
    setState("off");
  }, [scanner]);

  useEffect(() => scanner?.pause(paused), [scanner, paused]);
  useEffect(() => (scanner === null ? undefined : keepAwake()), [scanner]);
  useEffect(() => () => scanner?.stop(), [scanner]);
  useWaking(asleep, () => {
    setAsleep(false);
    scanner?.stop();
    void open(localRemembered.read(keys.camera));
  });

  return {
    attach,
    state,
    problem,
    scanner,
    lit,
    stop,
    start: () => void open(localRemembered.read(keys.camera)),
    light(next) {
      setLit(next);
      void scanner?.torch?.on(next).catch(() => setLit(!next));
    },
    choose(cameraId) {
      localRemembered.write(keys.camera, cameraId);
      scanner?.stop();
      void open(cameraId);
    },
    async photo(file) {
      const text = decoder.current && (await readPhoto(file, decoder.current));
      if (text) code.current(text, performance.now());
      return Boolean(text);
    },
  };
}

/** The reader is loaded with the page, so that the first tap need not wait for it. */
function useDecoder(): RefObject<Decoder> {
  const decoder = useRef<Decoder | null>(null);
  useEffect(() => {
    const made = workerDecoder();
    decoder.current = made;
    return () => made.stop();
  }, []);
  return decoder;
}

function useWaking(asleep: boolean, wake: () => void) {
  const latest = useLatest(wake);
  useEffect(() => {
    if (!asleep) return;
    const look = () => {
      if (document.visibilityState === "visible") latest.current();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [asleep, latest]);
}

/** The newest of a value that changes with each render, for handlers that outlive one. */
export function useLatest<Value>(value: Value): MutableRefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
