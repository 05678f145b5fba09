import { signals, type VerdictTone } from "./verdict";

export interface Signals {
  /** Must run inside a tap or key press: browsers keep sound locked until then. */
  unlock: () => void;
  play: (tone: VerdictTone) => void;
  set: (choice: { sound: boolean; vibration: boolean }) => void;
}

/** Plays the verdicts' sounds and shakes the phone, where it can. */
export function browserSignals(): Signals {
  let context: AudioContext | null = null;
  let choice = { sound: true, vibration: true };
  return {
    unlock() {
      if (typeof AudioContext === "undefined") return;
      context ??= new AudioContext();
      void context.resume().catch(() => undefined);
    },
    play(tone) {
      if (choice.sound && context?.state === "running") playNotes(context, tone);
      if (choice.vibration && "vibrate" in navigator) navigator.vibrate([...signals[tone].vibration]);
    },
    set(next) {
      choice = next;
    },
  };
}

function playNotes(context: AudioContext, tone: VerdictTone) {
  for (const note of signals[tone].notes) {
    const from = context.currentTime + note.start / 1_000;
    const to = from + note.length / 1_000;
    const oscillator = new OscillatorNode(context, { type: "square", frequency: note.pitch });
    const volume = new GainNode(context, { gain: 0 });
    // A note that starts or ends at once clicks.
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.25, from + 0.01);
    volume.gain.setValueAtTime(0.25, to - 0.02);
    volume.gain.linearRampToValueAtTime(0, to);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(to);
  }
}
