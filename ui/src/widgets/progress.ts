// A bar that fills, with its numbers beside it for everyone who does not see it.
import { html, type TemplateResult } from "lit-html";

import { styled } from "./styled";

export function progressBar(done: number, all: number, label: string, says: string): TemplateResult {
  const percent = all > 0 ? Math.min(100, (done / all) * 100) : 0;
  return html`<div class="progress" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100"
    aria-valuenow=${Math.floor(percent)} aria-valuetext=${says}>
    <div class="progress-done" ${styled("inline-size", `${percent.toFixed(2)}%`)}></div>
  </div>`;
}
