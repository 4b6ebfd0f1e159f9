// What the webcam sees of a document: the hint above the picture, the outline found on it.
import { html, nothing, svg, type TemplateResult } from "lit-html";

import type { PaperHint } from "../bindings/PaperHint";
import type { PaperSight } from "../bindings/PaperSight";
import type { Text } from "../text";
import { icon, type IconName } from "./icons";

export function paperWords({ hint }: PaperSight, taken: boolean, t: Text): string {
  if (taken) return t("paper-taken");
  return hint ? t(`paper-${hint}`) : t("paper-good");
}

/** The line above the picture. */
export function paperLine(sight: PaperSight, taken: boolean, t: Text): TemplateResult {
  const sign = taken ? "check" : sight.hint ? signs[sight.hint] : "paper_still";
  const state = taken || !sight.hint ? "good" : sight.hint === "show_document" ? "idle" : "mend";
  return html`<p class="prompt ${state}" id="paper" data-hint=${sight.hint ?? ""} data-taken=${taken}>
    <span>${icon(sign)}${paperWords(sight, taken, t)}</span>
  </p>`;
}

/**
 * The outline, and over it one that grows with the time it was held still. Without a document: where to hold it.
 * `ratio`: the picture's height by its width; the drawing is 1000 units wide.
 */
export function paperOutline({ outline, hint, ready_percent }: PaperSight, taken: boolean, ratio: number): TemplateResult {
  const high = Math.round(1000 * ratio);
  const points = outline?.map(({ x, y }) => `${(x * 1000).toFixed(1)},${(y * high).toFixed(1)}`).join(" ") ?? "";
  const ready = taken ? 100 : Math.max(0, Math.min(100, ready_percent));
  return html`<svg class="paper-outline ${hint === null || taken ? "good" : ""}" viewBox="0 0 1000 ${high}" aria-hidden="true" focusable="false">
    ${outline === null
      ? svg`<path class="paper-guide" d="M140 140V80h60M860 140V80h-60M140 ${high - 140}v60h60M860 ${high - 140}v60h-60" />`
      : svg`<path class="paper-dim" fill-rule="evenodd" d="M0 0H1000V${high}H0zM${points}z" />
          <polygon class="paper-edge" points=${points} />
          ${ready === 0 ? nothing : svg`<polygon class="paper-ready" points=${points} pathLength="100" stroke-dasharray="100 100" stroke-dashoffset=${100 - ready} />`}`}
  </svg>`;
}

const signs: Record<PaperHint, IconName> = {
  show_document: "show_document",
  too_dark: "too_dark",
  whole_document: "whole_document",
  closer: "closer",
  flatter: "flatter",
  glare: "glare",
  hold_still: "paper_still",
  not_sharp: "not_sharp",
};
