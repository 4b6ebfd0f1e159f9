// 2. The face video was declined: the other ways.
import { html, nothing } from "lit-html";

import type { AlternativeView } from "../bindings/AlternativeView";
import type { Desk, Page, Part } from "../page";
import { icon, type IconName } from "../widgets/icons";

const icons: Record<AlternativeView["kind"], IconName> = {
  video_call: "video",
  in_person: "person",
  notarised_copies: "consent",
};

export function alternatives({ options, chosen }: Part<"alternatives">, { t, dispatch, canContinue }: Desk): Page {
  const option = ({ kind, text, contact }: AlternativeView) => html`<label class="option ${kind === chosen ? "chosen" : ""}">
    <input type="radio" name="alternative" id="alternative-${kind}" value=${kind} .checked=${kind === chosen}
      @change=${() => dispatch({ intent: "choose_alternative", alternative: kind })} />
    <span class="badge">${icon(icons[kind])}</span>
    <span class="option-body">
      <strong>${t(`alternative-${kind}`)}</strong>
      <span>${text}</span>
      ${contact ? html`<span class="quiet selectable" dir="auto">${contact}</span>` : nothing}
    </span>
  </label>`;
  return {
    body: html`
      <h1 tabindex="-1">${t("alternatives-title")}</h1>
      <p class="lead">${t("alternatives-lead")}</p>
      <div class="options" role="radiogroup" aria-label=${t("alternatives-title")}>${options.map(option)}</div>
    `,
    primary: { label: t("continue"), intent: { intent: "continue" }, enabled: canContinue },
    note: chosen === null ? t("alternatives-choose") : "",
  };
}
