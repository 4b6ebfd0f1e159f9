// Every file of the signup: where it is, until when, and what the seller can do with it.
import { html, nothing, type TemplateResult } from "lit-html";

import type { MineFile } from "../bindings/MineFile";
import type { Dispatch } from "../page";
import type { Text } from "../text";
import { icon } from "./icons";
import { checksum } from "./files";
import { fileIcon, fileWords } from "./words";

export function mineFiles(files: readonly MineFile[], t: Text, dispatch: Dispatch): TemplateResult {
  return html`<ul class="rows" id="files">
    ${files.map((file) => {
      const erased = file.place.place === "erased";
      return html`<li class="row acted ${erased ? "gone" : ""}" data-artifact=${file.artifact} data-place=${file.place.place}>
        ${icon(erased ? "remove" : fileIcon(file))}
        <div class="row-main">
          <p class="row-name">${fileWords(t, file)}${erased ? nothing : html` <span class="quiet whole">${t.bytes(file.length_bytes)}</span>`}</p>
          <p class="quiet">${placeWords(file, t)}</p>
          ${sealedElsewhere(file) ? html`<p class="quiet sealed-elsewhere">${icon("lock", "small")} ${t("mine-sealed-elsewhere")}</p>` : nothing}
          ${checksum(file.sha256, t)}
        </div>
        ${acts(file, t, dispatch)}
      </li>`;
    })}
  </ul>`;
}

export function placeWords({ place }: MineFile, t: Text): string {
  switch (place.place) {
    case "computer":
      return t("place-computer");
    case "intake":
      return t("place-intake", { received: t.date(place.received_at), until: t.date(place.erase_by) });
    case "erased":
      return t(`cause-${place.cause}`, { date: t.date(place.at) });
  }
}

/** Held, and yet not to be opened with the keys of this computer. */
function sealedElsewhere({ place, can_show }: MineFile): boolean {
  return place.place === "intake" && !can_show;
}

function acts(file: MineFile, t: Text, dispatch: Dispatch): TemplateResult | typeof nothing {
  const { artifact, place, can_show, can_erase } = file;
  const words = fileWords(t, file);
  if (place.place === "erased") {
    return html`<div class="row-acts"><button type="button" class="button small plain" id="deletion-${artifact}" aria-label=${t("mine-deletion-for", { file: words })}
      @click=${() => dispatch({ intent: "save_deletion", artifact })}>${t("mine-deletion")}</button></div>`;
  }
  if (!can_show && !can_erase) return nothing;
  return html`<div class="row-acts">
    ${can_show
      ? html`<button type="button" class="button small" id="show-${artifact}" aria-label=${t("mine-show-for", { file: words })}
          @click=${() => dispatch({ intent: "show_file", artifact })}>${t("mine-show")}</button>`
      : nothing}
    ${can_erase
      ? html`<button type="button" class="button small" id="erase-${artifact}" aria-label=${t("mine-erase-for", { file: words })}
          @click=${() => dispatch({ intent: "revoke", what: { revoke: "file", artifact } })}>${t("mine-erase")}</button>`
      : nothing}
  </div>`;
}
