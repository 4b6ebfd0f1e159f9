// Beside the road: an objection against a refusal, in the seller's own words.
import { html, nothing } from "lit-html";

import { edit } from "../draft";
import type { Desk, Page, Part } from "../page";
import { kept } from "../widgets/kept";
import { refusalList } from "../widgets/standing";

export function appeal({ reasons, text, most, sealing, contact }: Part<"appeal">, { t, dispatch, canContinue }: Desk): Page {
  const left = charactersLeft(text, most);
  const typed = (event: Event) => edit({ intent: "edit_appeal", text: (event.currentTarget as HTMLTextAreaElement).value }, dispatch);
  return {
    body: html`
      <h1 tabindex="-1">${t("appeal-title")}</h1>
      <p class="lead">${t("appeal-lead")}</p>
      ${reasons.length === 0 ? nothing : html`<section class="panel"><h2>${t("appeal-reasons")}</h2>${refusalList(reasons, t)}</section>`}
      <div class="field ${left < 0 ? "wrong" : ""}">
        <label for="appeal-text">${t("appeal-text")}</label>
        <p class="hint" id="appeal-hint">${t("appeal-text.hint")}</p>
        <textarea id="appeal-text" name="appeal" rows="8" dir="auto" ?readonly=${sealing} aria-describedby="appeal-hint appeal-left" aria-invalid=${left < 0}
          @input=${typed} .value=${kept(text)}></textarea>
        <p class=${left < 0 ? "problem" : "quiet"} id="appeal-left">${left < 0 ? t("appeal-over", { count: -left }) : t("appeal-left", { count: left })}</p>
      </div>
      ${contact ? html`<p class="quiet">${t("refused-write")} <bdi class="selectable">${contact}</bdi></p>` : nothing}
    `,
    primary: {
      label: sealing ? t("details-sealing") : t("appeal-send"),
      intent: { intent: "continue" },
      enabled: canContinue,
      busy: sealing,
    },
  };
}

/** As the engine counts: an emoji is one. */
export function charactersLeft(text: string, most: number): number {
  return most - [...text].length;
}
