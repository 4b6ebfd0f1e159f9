// Beside the road: the whole policy that the decisions are about, to be read at leisure.
import { html, nothing } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { icon } from "../widgets/icons";
import { purposeHead, purposeTerms, terms } from "../widgets/terms";

export function policy({ policy }: Part<"policy">, { t }: Desk): Page {
  const { alternatives, collector, purposes } = policy;
  return {
    body: html`
      <h1 tabindex="-1">${t("policy-title")}</h1>
      <p class="lead">${t("policy-lead", { collector: collector.name })}</p>
      ${purposes.map((purpose) => html`<section class="panel purpose" aria-labelledby="purpose-${purpose.id}">
        ${purposeHead(purpose, t)} ${purposeTerms(purpose, t)}
        ${purpose.decision === null
          ? nothing
          : html`<p class="decided" data-decision=${purpose.decision}>${icon(purpose.decision === "agree" ? "check" : "close", "small")} <span>${t(`chosen-${purpose.decision}`)}</span></p>`}
      </section>`)}
      ${alternatives.length === 0
        ? nothing
        : html`<section class="panel" id="alternatives">
            <h2>${t("policy-alternatives")}</h2>
            <ul class="rows">
              ${alternatives.map(({ kind, text, contact }) => html`<li class="row"><div class="row-main">
                <strong>${t(`alternative-${kind}`)}</strong>
                <p>${text}</p>
                ${contact ? html`<p class="quiet selectable" dir="auto">${contact}</p>` : nothing}
              </div></li>`)}
            </ul>
          </section>`}
      ${terms(policy, t)}
    `,
    primary: null,
  };
}
