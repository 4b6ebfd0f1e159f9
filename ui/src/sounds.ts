// Short, quiet tones. A computer without sound, or a window that may make none, stays silent: nothing here throws.
import type { Cue } from "./cues";

/** Pitch in hertz, and when it sounds, in seconds after the cue. */
type Tone = { hz: number; at: number; for: number };

const TONES: Record<Cue, Tone[]> = {
  tick: [{ hz: 660, at: 0, for: 0.06 }],
  begin: [{ hz: 990, at: 0, for: 0.14 }],
  seen: [
    { hz: 784, at: 0, for: 0.09 },
    { hz: 1175, at: 0.09, for: 0.14 },
  ],
  end: [
    { hz: 660, at: 0, for: 0.12 },
    { hz: 495, at: 0.12, for: 0.2 },
  ],
};

/** Of full scale: heard beside a fan, not across a room. */
const LOUDNESS = 0.08;
/** A tone that begins or ends at once clicks. */
const EDGE_S = 0.01;

export class Sounds {
  private context: AudioContext | null = null;

  /** Opens the way to the loudspeaker. Called while the seller presses something, as browsers demand. */
  allow(): void {
    try {
      this.context ??= new AudioContext();
      if (this.context.state === "suspended") this.context.resume().catch(() => {});
    } catch {
      this.context = null;
    }
  }

  play(cue: Cue): void {
    const { context } = this;
    if (context?.state !== "running") return;
    try {
      for (const tone of TONES[cue]) sound(context, tone);
    } catch {
      this.rest();
    }
  }

  /** Lets go of the loudspeaker until the next press. */
  rest(): void {
    this.context?.close().catch(() => {});
    this.context = null;
  }
}

function sound(context: AudioContext, tone: Tone): void {
  const [from, until] = [context.currentTime + tone.at, context.currentTime + tone.at + tone.for];
  const source = new OscillatorNode(context, { type: "sine", frequency: tone.hz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + EDGE_S);
  volume.gain.setValueAtTime(LOUDNESS, until - EDGE_S);
  volume.gain.linearRampToValueAtTime(0, until);
  source.connect(volume).connect(context.destination);
  source.start(from);
  source.stop(until);
}
