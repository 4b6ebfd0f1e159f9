// 4. A document's photo with the webcam: taken by itself once it is sharp and whole.
import { html, nothing } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { cameraChoice } from "../widgets/camera-choice";
import { icon } from "../widgets/icons";
import { paperLine, paperOutline } from "../widgets/paper";
import { previewCanvas } from "../widgets/preview";
import { slotWords } from "../widgets/words";

export function documentCamera(part: Part<"document_camera">, { t, dispatch }: Desk): Page {
  const { slot, cameras, chosen, state, sight, taken } = part;
  const live = state.state === "live";
  const over = live
    ? paperOutline(sight, taken, state.height_px / Math.max(1, state.width_px))
    : html`<p class="preview-wait">${icon("spin", "spins")}<span>${t(`camera-${state.state}`)}</span></p>`;
  return {
    body: html`<div class="paper-camera">
      <div class="paper-camera-head">
        <h1 tabindex="-1">${t("paper-title", { slot: slotWords(t, slot) })}</h1>
        ${cameraChoice(cameras, chosen, t, dispatch)}
      </div>
      ${live ? paperLine(sight, taken, t) : state.state === "off" ? nothing : html`<p class="prompt"></p>`}
      ${state.state === "off" && !taken
        ? html`<p class="no-picture">${icon("camera")}<span>${t("camera-off")}</span></p>`
        : previewCanvas(false, t("paper-preview"), over)}
    </div>`,
    primary: null,
    secondary: live && !taken ? { label: t("paper-take"), intent: { intent: "take_photo" }, id: "take-photo" } : null,
    note: live && !taken ? t("paper-by-itself") : state.state === "off" ? t("paper-or-file") : "",
    width: "wide",
  };
}
