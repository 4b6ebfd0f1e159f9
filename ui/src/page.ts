// What a screen gets, and what it gives back to the frame.
import type { TemplateResult } from "lit-html";

import type { Fault } from "./bindings/Fault";
import type { Intent } from "./bindings/Intent";
import type { Screen } from "./bindings/Screen";
import type { Heard } from "./hearing";
import type { Text } from "./text";

export type Dispatch = (intent: Intent) => void;

/** One screen's part of the `View`. */
export type Part<Name extends Screen["name"]> = Extract<Screen, { name: Name }>;

/** What the frame lends a screen beside its part. */
export type Desk = {
  t: Text;
  dispatch: Dispatch;
  canContinue: boolean;
  /** Milliseconds of the clip played so far; 0 when it does not play. Known to the page alone. */
  playedMs: number;
  /** Nothing on this computer asked for less motion. */
  motion: boolean;
  /** The card above the content: which of a screen's own words would only repeat it. */
  fault: Fault | null;
  hearing: Heard;
};

/** The one next action, at the right of the bottom bar. */
export type Primary = {
  label: string;
  /** `null`: the button submits the form `form`. */
  intent: Intent | null;
  form?: string;
  /** Its id, where tests know it by another name than `primary`. */
  id?: string;
  enabled: boolean;
  /** Work is going on; the label says which. */
  busy?: boolean;
  /** It leaves something unmended: there, but nothing that draws the eye. */
  quiet?: boolean;
};

export type Page = {
  body: TemplateResult;
  primary: Primary | null;
  /** A second button beside the primary, of equal height. */
  secondary?: { label: string; intent: Intent; id: string } | null;
  /** What is still missing, or what happens next; beside the primary. */
  note?: string;
  /** Room the content takes: text 640 px, pictures 820 px, a picture and its list beside it 1120 px. */
  width?: "text" | "wide" | "full";
  /** Back would only repeat the primary. */
  hideBack?: boolean;
  /** Nothing but the picture and the prompt: a take runs. */
  bare?: boolean;
};
