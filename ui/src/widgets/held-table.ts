// What is held by a receipt's word, and until when.
import { html, type TemplateResult } from "lit-html";

import type { Held } from "../bindings/Held";
import type { Text } from "../text";
import { fileWords } from "./words";

export function heldTable(held: readonly Held[], t: Text): TemplateResult {
  return html`<table id="held">
    <thead><tr><th scope="col">${t("column-what")}</th><th scope="col" class="end">${t("column-size")}</th><th scope="col" class="end">${t("column-until")}</th></tr></thead>
    <tbody>
      ${held.map((file) => html`<tr><th scope="row">${fileWords(t, file)}</th><td class="end">${t.bytes(file.length_bytes)}</td><td class="end">${t.date(file.erase_by)}</td></tr>`)}
    </tbody>
  </table>`;
}
