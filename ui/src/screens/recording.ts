// 6. Recording: what will happen, the countdown, the prompts inside the oval.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Desk, Page, Part } from "../page";
import type { Text } from "../text";
import { icon } from "../widgets/icons";
import { oval } from "../widgets/oval";
import { previewCanvas } from "../widgets/preview";
import { promptIcon } from "../widgets/words";

export function recording(part: Part<"recording">, { t, canContinue, motion }: Desk): Page {
  const { phase, takes_left, length_ms } = part;
  const seconds = Math.round(length_ms / 1000);
  const ready = phase.phase === "ready";
  const runs = phase.phase === "running";
  const ends = phase.phase === "finishing";
  const over = html`
    ${oval(!ready, runs || ends ? part_of(phase, seconds, motion) : null, runs && motion ? length_ms : null)}
    ${phase.phase === "countdown" ? html`<p class="numeral" aria-hidden="true">${t.number(phase.seconds)}</p>` : nothing}
  `;
  return {
    body: html`<div class="take ${phase.phase}">
      <div class="take-say">
        <h1 tabindex="-1" class=${ready ? "" : "hidden"}>${t("recording-title", { seconds })}</h1>
        ${saying(part, t)}
      </div>
      <div class="take-picture">
        ${previewCanvas(true, t("camera-preview"), over)}
      </div>
      <div class="take-foot">
        ${ready
          ? html`<ol class="plain-steps">
              <li>${t("recording-oval")}</li>
              <li>${t("recording-follow")}</li>
              <li>${t("recording-look")}</li>
            </ol>
            ${takes_left > 0 ? html`<p class="quiet">${t("recording-takes", { count: takes_left })}</p>` : nothing}`
          : nothing}
      </div>
    </div>`,
    primary: ready || phase.phase === "preparing"
      ? {
          label: ready ? t("recording-start") : t("recording-preparing"),
          intent: { intent: "start_take" },
          id: "start-take",
          enabled: ready && canContinue && takes_left > 0,
          busy: !ready,
        }
      : null,
    secondary: ready || ends ? null : { label: t("recording-cancel"), intent: { intent: "cancel_take" }, id: "cancel-take" },
    width: "wide",
    bare: !ready,
  };
}

/** How full the ring is when it does not run by itself. */
function part_of(phase: Part<"recording">["phase"], seconds: number, motion: boolean): number {
  if (phase.phase === "finishing") return 1;
  return phase.phase === "running" && !motion ? phase.seconds / Math.max(1, seconds) : 0;
}

function saying({ phase }: Part<"recording">, t: Text): TemplateResult {
  switch (phase.phase) {
    case "ready":
      return html`<p class="lead">${t("recording-lead")}</p>`;
    case "preparing":
      return html`<p class="prompt">${icon("spin", "spins")}<span>${t("recording-preparing")}</span></p><p class="take-state">&nbsp;</p>`;
    case "countdown":
      return html`<p class="prompt">${icon("person")}<span>${t("recording-hold-still")}</span></p>
        <p class="take-state">${t("recording-begins", { seconds: phase.seconds })}</p>`;
    case "running": {
      const { name, turned } = promptIcon(phase.prompt);
      return html`<p class="prompt" data-prompt=${phase.prompt}>${icon(name, turned)}<span>${t(`prompt-${phase.prompt}`)}</span></p>
        <p class="take-state"><span class="red-dot"></span>${t("recording-runs", { seconds: phase.seconds })}
          <span class="quiet">${t("recording-place", { place: phase.index + 1, of: phase.of })}</span></p>`;
    }
    case "finishing":
      return html`<p class="prompt">${icon("check", "done")}<span>${t("recording-done")}</span></p>
        <p class="take-state">${t("recording-sealing")}</p>`;
  }
}
