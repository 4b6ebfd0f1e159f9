// The oval the face goes into: all outside it dimmed, a ring that fills while recording.
import { html, nothing, svg, type TemplateResult } from "lit-html";

import { styled } from "./styled";

/** The oval in a picture 300 units high; the picture's middle is (200, 150). */
const RX = 84;
const RY = 112;
const HOLE = `M${200 - RX} 150a${RX} ${RY} 0 1 0 ${2 * RX} 0a${RX} ${RY} 0 1 0 ${-2 * RX} 0z`;
const RING = `M200 ${150 - RY - 7}a${RX + 7} ${RY + 7} 0 1 1 0 ${2 * (RY + 7)}a${RX + 7} ${RY + 7} 0 1 1 0 ${-2 * (RY + 7)}`;

export type Oval = {
  /** The ring is in the accent's colour, else grey. */
  good: boolean;
  /** The second ring's part from 0 to 1; `null`: there is none. */
  fill?: number | null;
  /** The second ring runs full by itself in this time. */
  fillMs?: number | null;
  /** How many prompts were seen: with each the ring swells once. */
  seen?: number;
};

export function oval({ good, fill = null, fillMs = null, seen = 0 }: Oval): TemplateResult {
  const swells = seen === 0 ? "" : seen % 2 === 1 ? "odd" : "even";
  return html`<svg class="oval ${good ? "good" : ""} ${swells}" viewBox="0 0 400 300" aria-hidden="true" focusable="false">
    <path class="oval-dim" fill-rule="evenodd" d="M-600-300h1600v900h-1600z${HOLE}" />
    <path class="oval-ring" d=${HOLE} />
    ${fill === null
      ? nothing
      : svg`<path class="oval-fill ${fillMs === null ? "" : "runs"}" d=${RING} pathLength="100" stroke-dasharray="100 100"
          stroke-dashoffset=${100 - Math.round(fill * 100)} ${styled("animation-duration", fillMs === null ? "" : `${fillMs}ms`)} />`}
  </svg>`;
}
