// What the seller hears: signals of a take, and what is said on the camera's screens. Never needed, never a fault.
import type { Announcement } from "./announce";
import type { View } from "./bindings/View";
import { cue } from "./cues";
import { Sounds } from "./sounds";
import { canSpeak, hush, say } from "./speech";

/** What a screen shows of it. */
export type Heard = {
  sounds: boolean;
  /** Words are spoken; `null`: this computer has no voice for the page's language. */
  speech: boolean | null;
  choose(change: Partial<Choices>): void;
};

type Choices = { sounds: boolean; speech: boolean };

/** The page keeps the choices itself: the engine has no part in them. */
const KEY = "hearing";

export class Hearing {
  private choices = kept();
  private readonly sounds = new Sounds();

  /** `changed`: the switches look different now. */
  constructor(private readonly changed: () => void) {
    // Voices are listed some time after they were first asked for.
    if (typeof speechSynthesis !== "undefined") speechSynthesis.addEventListener?.("voiceschanged", changed);
  }

  shown(language: string): Heard {
    const { sounds, speech } = this.choices;
    return { sounds, speech: canSpeak(language) ? speech : null, choose: (change) => this.choose(change) };
  }

  /** The seller pressed something: only then may a page make sounds. */
  pressed(view: View | null): void {
    if (this.choices.sounds && view && withCamera(view)) this.sounds.allow();
  }

  /** Lets the seller hear that `after` follows `before`. */
  follow(before: View | null, after: View, said: Announcement | null, language: string): void {
    if (!withCamera(after)) {
      if (before && withCamera(before)) {
        this.sounds.rest();
        hush();
      }
      return;
    }
    const signal = cue(before, after);
    if (signal && this.choices.sounds) this.sounds.play(signal);
    // The countdown's numerals are ticks: words would run into the first prompt.
    const counts = after.screen.name === "recording" && after.screen.phase.phase === "countdown";
    if (this.choices.speech && said && said.text !== "" && !counts) say(said.text, language);
  }

  private choose(change: Partial<Choices>): void {
    this.choices = { ...this.choices, ...change };
    if (!this.choices.speech) hush();
    try {
      localStorage.setItem(KEY, JSON.stringify(this.choices));
    } catch {
      // Then it is for this window only.
    }
    this.changed();
  }
}

function withCamera({ screen }: View): boolean {
  return screen.name === "camera" || screen.name === "recording" || screen.name === "document_camera";
}

function kept(): Choices {
  const before = { sounds: true, speech: false };
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Choices>;
    return { sounds: found.sounds !== false, speech: found.speech === true };
  } catch {
    return before;
  }
}
