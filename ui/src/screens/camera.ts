// 5. Camera check: which camera, what it sees, and how the seller should sit.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Heard } from "../hearing";
import type { Desk, Page, Part } from "../page";
import type { Text } from "../text";
import { cameraChoice } from "../widgets/camera-choice";
import { icon } from "../widgets/icons";
import { movements as movementsPart } from "../widgets/movements";
import { oval } from "../widgets/oval";
import { previewCanvas } from "../widgets/preview";
import { sightLine } from "../widgets/sight";

export function camera(part: Part<"camera">, { t, dispatch, canContinue, hearing }: Desk): Page {
  const { cameras, chosen, state, sight, movements } = part;
  const known = cameras.find(({ id }) => id === chosen);
  const live = state.state === "live";
  const over = live
    ? oval({ good: sight.good })
    : html`<p class="preview-wait">${icon("spin", "spins")}<span>${t(`camera-${state.state}`)}</span></p>`;
  return {
    body: html`<div class="check">
      <div class="check-side">
        <h1 tabindex="-1">${t("camera-title")}</h1>
        <p class="lead">${t("camera-lead")}</p>
        ${cameraChoice(cameras, chosen, t, dispatch)}
        <p class="quiet measure">
          ${live
            ? html`<span dir="ltr">${state.width_px} × ${state.height_px}</span>${state.fps > 0 ? html` · ${t("camera-rate", { fps: state.fps })}` : nothing}`
            : html`&nbsp;`}
        </p>
        <button type="button" class="button small" id="find-cameras" @click=${() => dispatch({ intent: "find_cameras" })}>${icon("again")}<span>${t("camera-find")}</span></button>
        ${known && known.provenance !== "none" ? html`<p class="note">${icon("alert")}<span>${t(`provenance-${known.provenance}`)}</span></p>` : nothing}
        ${switches(hearing, t)}
      </div>
      <div class="check-picture">
        ${live ? sightLine(sight, t) : html`<p class="prompt"></p>`}
        ${state.state === "off"
          ? html`<p class="no-picture">${icon("camera")}<span>${t("camera-off")}</span></p>`
          : previewCanvas(true, t("camera-preview"), over)}
        ${movementsPart(movements, t, dispatch)}
        ${movements.enough ? nothing : tooFew(t)}
      </div>
    </div>`,
    // With too few movements there is no video to be made: the other ways are the way on.
    primary: movements.enough
      ? { label: t("continue"), intent: { intent: "continue" }, enabled: canContinue }
      : { label: t("remedy-alternatives"), intent: { intent: "show_alternatives" }, id: "other-ways", enabled: true },
    note: movements.enough ? "" : t("movements-too-few"),
    width: "wide",
  };
}

function tooFew(t: Text): TemplateResult {
  return html`<section class="fault" id="too-few" role="alert">
    ${icon("alert")}
    <div class="fault-body">
      <p class="fault-what">${t("movements-too-few")}</p>
      <p>${t("movements-too-few.do")}</p>
    </div>
  </section>`;
}

/** What is to be heard; the second only where the computer has a voice. */
function switches({ sounds, speech, choose }: Heard, t: Text): TemplateResult {
  const one = (id: string, on: boolean, label: string, chosen: (on: boolean) => void) => html`<label class="switch">
    <span>${label}</span>
    <input type="checkbox" role="switch" id=${id} .checked=${on}
      @change=${(event: Event) => chosen((event.currentTarget as HTMLInputElement).checked)} />
  </label>`;
  return html`<div class="hearing">
    ${one("sounds", sounds, t("hearing-sounds"), (on) => choose({ sounds: on }))}
    ${speech === null ? nothing : one("speech", speech, t("hearing-speech"), (on) => choose({ speech: on }))}
  </div>`;
}
