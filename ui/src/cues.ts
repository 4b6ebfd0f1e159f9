// The moments of a take that have a sound.
import type { Screen } from "./bindings/Screen";
import type { View } from "./bindings/View";

/** A second of the countdown; the first picture; a prompt was seen, or a document's photo was taken; the last picture. */
export type Cue = "tick" | "begin" | "seen" | "end";

/** The signal for `after` following `before`; `null`: nothing to hear. */
export function cue(before: View | null, after: View): Cue | null {
  if (photographed(after)) return before && photographed(before) ? null : "seen";
  const [was, is] = [phase(before), phase(after)];
  if (!is) return null;
  switch (is.phase) {
    case "countdown":
      return was?.phase === "countdown" && was.seconds === is.seconds ? null : "tick";
    case "running":
      if (was?.phase !== "running") return "begin";
      return count(is.seen) > count(was.seen) ? "seen" : null;
    case "finishing":
      return was?.phase === "running" ? "end" : null;
    default:
      return null;
  }
}

function phase(view: View | null): Extract<Screen, { name: "recording" }>["phase"] | null {
  return view?.screen.name === "recording" ? view.screen.phase : null;
}

function count(seen: boolean[]): number {
  return seen.filter(Boolean).length;
}

function photographed({ screen }: View): boolean {
  return screen.name === "document_camera" && screen.taken;
}
