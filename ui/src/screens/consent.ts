// 2. Who collects what, why, for how long; each purpose its own choice.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Decision } from "../bindings/Decision";
import type { PolicyView } from "../bindings/PolicyView";
import type { PurposeView } from "../bindings/PurposeView";
import type { Desk, Dispatch, Page, Part } from "../page";
import type { Text } from "../text";
import { recipientList } from "../widgets/files";
import { contact } from "../widgets/contact";

export function consent({ policy, opening }: Part<"consent">, { t, dispatch, canContinue, fault }: Desk): Page {
  const open = policy?.purposes.filter((purpose) => purpose.decision === null).length ?? 0;
  return {
    body: html`
      <h1 tabindex="-1">${t("consent-title")}</h1>
      ${policy ? whole(policy, t, dispatch) : fault ? nothing : html`<p class="lead" aria-busy="true">${t("consent-fetching")}</p>`}
    `,
    primary: {
      label: opening ? t("consent-opening") : t("continue"),
      intent: { intent: "continue" },
      enabled: canContinue,
      busy: opening,
    },
    note: open > 0 ? t("consent-open", { count: open }) : "",
  };
}

function whole(policy: PolicyView, t: Text, dispatch: Dispatch): TemplateResult {
  const { collector, retention_days: days } = policy;
  const kept: [string, number][] = [
    ["clip", days.clip],
    ["document", days.document],
    ["details", days.details],
    ["transcript", days.transcript],
  ];
  return html`
    <p class="lead">${t("consent-lead", { collector: collector.name })}</p>
    ${policy.purposes.map((purpose) => card(purpose, t, dispatch))}
    <section class="panel">
      <h2>${t("consent-kept")}</h2>
      <table>
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
    <section class="panel">
      <h2>${t("consent-contact")}</h2>
      ${contact(collector, t)}
      <p class="quiet">${t("consent-signed", { date: t.date(policy.signed_at) })}</p>
    </section>
  `;
}

function card(purpose: PurposeView, t: Text, dispatch: Dispatch): TemplateResult {
  const { id, title, text, declining, mandatory, decision } = purpose;
  const choice = (value: Decision) => html`<button type="button" role="radio" class="choice" id="purpose-${id}-${value}"
    aria-checked=${decision === value} @click=${() => dispatch({ intent: "decide", purpose: id, decision: value })}>
    <span class="dot"></span>${t(value)}</button>`;
  return html`<section class="panel purpose" aria-labelledby="purpose-${id}">
    <div class="panel-head">
      <h2 id="purpose-${id}">${title}</h2>
      <span class="tag">${mandatory ? t("mandatory") : t("optional")}</span>
    </div>
    <p>${text}</p>
    <div class="choices" role="radiogroup" aria-labelledby="purpose-${id}" aria-describedby="purpose-${id}-declining"
      @keydown=${walk}>
      ${choice("agree")} ${choice("decline")}
    </div>
    <p class="quiet" id="purpose-${id}-declining">${t("consent-declining", { means: declining })}</p>
  </section>`;
}

/** Arrows move between the two without deciding: a consent is never given in passing. */
function walk(event: KeyboardEvent): void {
  if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  const choices = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=radio]")];
  choices.find((choice) => choice !== document.activeElement)?.focus();
}
