// Which camera is used, of those attached.
import { html, nothing, type TemplateResult } from "lit-html";

import type { CameraView } from "../bindings/CameraView";
import type { Dispatch } from "../page";
import type { Text } from "../text";

export function cameraChoice(cameras: readonly CameraView[], chosen: string | null, t: Text, dispatch: Dispatch): TemplateResult {
  const choose = (event: Event) =>
    dispatch({ intent: "choose_camera", camera: (event.currentTarget as HTMLSelectElement).value });
  return html`<div class="field">
    <label for="camera">${t("camera-choose")}</label>
    <select id="camera" ?disabled=${cameras.length === 0} @change=${choose}>
      ${cameras.length === 0 ? html`<option value="">${t("camera-none-listed")}</option>` : nothing}
      ${cameras.map(({ id, name }) => html`<option value=${id} .selected=${id === chosen}>${name}</option>`)}
    </select>
  </div>`;
}
