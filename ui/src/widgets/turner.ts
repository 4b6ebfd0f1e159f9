// Turns the pages of what is shown on the preview.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Dispatch } from "../page";
import type { Text } from "../text";
import { icon } from "./icons";

export function turner(page: number, pages: number, t: Text, dispatch: Dispatch): TemplateResult | typeof nothing {
  if (pages < 2) return nothing;
  const turn = (id: string, label: string, to: number, turned: string) =>
    html`<button type="button" class="button small" id=${id} aria-label=${label} ?disabled=${to < 0 || to >= pages} @click=${() => dispatch({ intent: "turn_page", page: to })}>${icon("back", turned)}</button>`;
  return html`<div class="turner" role="group" aria-label=${t("look-pages")}>
    ${turn("page-before", t("look-page-before"), page - 1, "mirrors")}
    <span aria-live="polite">${t("look-page", { page: page + 1, pages })}</span>
    ${turn("page-after", t("look-page-after"), page + 1, "forwards mirrors")}
  </div>`;
}
