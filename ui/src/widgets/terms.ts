// The parts of the policy that say the same wherever it is read: before deciding, and afterwards.
import { html, nothing, type TemplateResult } from "lit-html";

import type { PolicyView } from "../bindings/PolicyView";
import type { PurposeView } from "../bindings/PurposeView";
import type { Text } from "../text";
import { contact } from "./contact";
import { recipientList } from "./files";

/** Title, whether it is needed, and what it is for. */
export function purposeHead({ id, title, text, mandatory }: PurposeView, t: Text): TemplateResult {
  return html`<div class="panel-head">
      <h2 id="purpose-${id}">${title}</h2>
      <span class="tag">${mandatory ? t("mandatory") : t("optional")}</span>
    </div>
    <p>${text}</p>`;
}

export function purposeTerms({ id, declining }: PurposeView, t: Text): TemplateResult {
  return html`<p class="quiet" id="purpose-${id}-declining">${t("consent-declining", { means: declining })}</p>`;
}

/** How long, who, whether a computer knows faces, and whom to ask. */
export function terms(policy: PolicyView, t: Text): TemplateResult {
  const { collector, face_recognition: faces, retention_days: days } = policy;
  const kept: [string, number][] = [
    ["clip", days.clip],
    ["document", days.document],
    ["details", days.details],
    ["transcript", days.transcript],
  ];
  return html`
    <section class="panel">
      <h2>${t("consent-kept")}</h2>
      <table id="retention">
        <thead class="hidden"><tr><th scope="col">${t("column-what")}</th><th scope="col">${t("column-days")}</th></tr></thead>
        <tbody>
          ${kept.map(([kind, count]) => html`<tr><th scope="row">${t(`artifact-${kind}`)}</th><td>${t("consent-days", { days: count })}</td></tr>`)}
        </tbody>
      </table>
    </section>
    <section class="panel">
      <h2>${t("consent-readers")}</h2>
      <p class="quiet">${t("consent-readers.more")}</p>
      ${recipientList(policy.reviewers, t)}
    </section>
    ${faces === null
      ? nothing
      : html`<section class="panel" id="faces" data-place=${faces.place}>
          <h2>${t("terms-faces")}</h2>
          <p><strong>${t(`faces-${faces.place}`)}</strong></p>
          ${faces.text ? html`<p>${faces.text}</p>` : nothing}
        </section>`}
    <section class="panel">
      <h2>${t("consent-contact")}</h2>
      ${contact(collector, t)}
      <p class="quiet">${t("consent-signed", { date: t.date(policy.signed_at) })}</p>
    </section>
  `;
}
