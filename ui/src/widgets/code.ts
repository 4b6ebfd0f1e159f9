// The continuation code: hidden until asked for, since somebody may look over the shoulder.
import { html, type TemplateResult } from "lit-html";
import { encode } from "uqr";

import type { Text } from "../text";

/** Modules of white around a QR code (ISO/IEC 18004, 6.3.8). */
const QUIET_ZONE = 4;

/** Whether it is shown is the page's own affair, and over when the screen is left: `details` knows it by itself. */
export function codeBox(code: string, t: Text): TemplateResult {
  const groups = code.split(" ");
  return html`<details class="code-box" id="code-box">
    <summary class="button" id="show-code"><span class="when-closed">${t("code-show")}</span><span class="when-open">${t("code-hide")}</span></summary>
    <div class="code-shown">
      <p class="code-digits selectable" id="code-digits" dir="ltr">${groups.map((group) => html`<span>${group}</span> `)}</p>
      ${qr(groups.join(""), t("code-qr"))}
    </div>
  </details>`;
}

/** As one path, dark on white in every theme: readers expect it so. Digits alone make the smallest code there is. */
function qr(digits: string, label: string): TemplateResult {
  const { data, size } = encode(digits, { ecc: "Q", border: QUIET_ZONE });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return html`<svg class="qr" id="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect class="qr-ground" width=${size} height=${size} /><path class="qr-modules" d=${path} />
  </svg>`;
}
