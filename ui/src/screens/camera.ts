// 5. Camera check: which camera, and what it sees.
import { html, nothing } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { icon } from "../widgets/icons";
import { previewCanvas } from "../widgets/preview";

export function camera({ cameras, chosen, state }: Part<"camera">, { t, dispatch, canContinue }: Desk): Page {
  const known = cameras.find(({ id }) => id === chosen);
  const choose = (event: Event) =>
    dispatch({ intent: "choose_camera", camera: (event.currentTarget as HTMLSelectElement).value });
  const live = state.state === "live";
  const wait = live ? nothing : html`<p class="preview-wait">${icon("spin", "spins")}<span>${t(`camera-${state.state}`)}</span></p>`;
  return {
    body: html`
      <h1 tabindex="-1">${t("camera-title")}</h1>
      <p class="lead">${t("camera-lead")}</p>
      <div class="camera-chooser">
        <label for="camera">${t("camera-choose")}</label>
        <select id="camera" ?disabled=${cameras.length === 0} @change=${choose}>
          ${cameras.length === 0 ? html`<option value="">${t("camera-none-listed")}</option>` : nothing}
          ${cameras.map(({ id, name }) => html`<option value=${id} .selected=${id === chosen}>${name}</option>`)}
        </select>
        <button type="button" class="button" id="find-cameras" @click=${() => dispatch({ intent: "find_cameras" })}>${icon("again")}<span>${t("camera-find")}</span></button>
      </div>
      ${known && known.provenance !== "none" ? html`<p class="note">${icon("alert")}<span>${t(`provenance-${known.provenance}`)}</span></p>` : nothing}
      ${state.state === "off"
        ? html`<p class="no-picture">${icon("camera")}<span>${t("camera-off")}</span></p>`
        : html`${previewCanvas(true, t("camera-preview"), wait)}
            <p class="quiet measure">
              ${live
                ? html`<span dir="ltr">${state.width_px} × ${state.height_px}</span>${state.fps > 0 ? html` · ${t("camera-rate", { fps: state.fps })}` : nothing}`
                : html`&nbsp;`}
            </p>`}
    `,
    primary: { label: t("continue"), intent: { intent: "continue" }, enabled: canContinue },
    note: live ? t("camera-good") : "",
    width: "wide",
  };
}
