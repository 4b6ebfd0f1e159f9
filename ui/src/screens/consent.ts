// 2. Who collects what, why, for how long; each purpose its own choice.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Decision } from "../bindings/Decision";
import type { PurposeView } from "../bindings/PurposeView";
import type { Desk, Dispatch, Page, Part } from "../page";
import type { Text } from "../text";
import { changeList } from "../widgets/changes";
import { purposeHead, purposeTerms, terms } from "../widgets/terms";

export function consent({ policy, changes, opening }: Part<"consent">, { t, dispatch, canContinue, fault }: Desk): Page {
  const open = policy?.purposes.filter((purpose) => purpose.decision === null).length ?? 0;
  return {
    body: html`
      <h1 tabindex="-1">${t("consent-title")}</h1>
      ${changes.length > 0 ? changeList(changes, t) : nothing}
      ${policy
        ? html`<p class="lead">${t("consent-lead", { collector: policy.collector.name })}</p>
            ${policy.purposes.map((purpose) => card(purpose, t, dispatch))} ${terms(policy, t)}`
        : fault ? nothing : html`<p class="lead" aria-busy="true">${t("consent-fetching")}</p>`}
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

function card(purpose: PurposeView, t: Text, dispatch: Dispatch): TemplateResult {
  const { id, decision } = purpose;
  const choice = (value: Decision) => html`<button type="button" role="radio" class="choice" id="purpose-${id}-${value}"
    aria-checked=${decision === value} @click=${() => dispatch({ intent: "decide", purpose: id, decision: value })}>
    <span class="dot"></span>${t(value)}</button>`;
  return html`<section class="panel purpose" aria-labelledby="purpose-${id}">
    ${purposeHead(purpose, t)}
    <div class="choices" role="radiogroup" aria-labelledby="purpose-${id}" aria-describedby="purpose-${id}-declining"
      @keydown=${walk}>
      ${choice("agree")} ${choice("decline")}
    </div>
    ${purposeTerms(purpose, t)}
  </section>`;
}

/** Arrows move between the two without deciding: a consent is never given in passing. */
function walk(event: KeyboardEvent): void {
  if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  const choices = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=radio]")];
  choices.find((choice) => choice !== document.activeElement)?.focus();
}
