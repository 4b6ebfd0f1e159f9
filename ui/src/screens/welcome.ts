// 1. What will happen, about how long, what to have at hand.
import { html, nothing } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { LANGUAGES } from "../text";
import { icon, type IconName } from "../widgets/icons";
import { documentIcon } from "../widgets/words";

const STEPS: readonly [string, IconName][] = [
  ["consent", "consent"],
  ["documents", "identity"],
  ["video", "video"],
  ["send", "lock"],
];

export function welcome({ documents, carry_on }: Part<"welcome">, { t, dispatch, canContinue }: Desk): Page {
  const body = html`
    <div class="languages" role="group" aria-label=${t("language")}>
      ${LANGUAGES.map(
        ({ tag, name }) => html`<button type="button" class="chip" lang=${tag} id="language-${tag}" aria-pressed=${tag === t.language}
          @click=${() => dispatch({ intent: "choose_language", language: tag })}>${name}</button>`,
      )}
    </div>
    <h1 tabindex="-1">${carry_on ? t("welcome-back") : t("welcome-title")}</h1>
    <p class="lead">${carry_on ? t("welcome-carry-on") : t("welcome-lead")}</p>
    ${carry_on ? nothing : html`<ol class="steps">
      ${STEPS.map(
        ([name, sign]) => html`<li><span class="badge">${icon(sign)}</span>
          <div><strong>${t(`welcome-${name}`)}</strong><span class="quiet">${t(`welcome-${name}.more`)}</span></div></li>`,
      )}
    </ol>`}
    ${documents.length === 0
      ? nothing
      : html`<section class="panel">
          <h2>${t("welcome-at-hand")}</h2>
          <ul class="tags">
            ${documents.map((kind) => html`<li>${icon(documentIcon(kind))}<span>${t(`document-${kind}`)}</span></li>`)}
          </ul>
        </section>`}
    <div class="beside-the-road">
      ${carry_on ? nothing : html`<button type="button" class="button small plain" id="enter-code" @click=${() => dispatch({ intent: "enter_code" })}>${t("enter-code")}</button>`}
      <button type="button" class="button small plain" id="check-paper" @click=${() => dispatch({ intent: "check_paper" })}>${t("check-receipt")}</button>
    </div>
  `;
  return {
    body,
    primary: {
      label: carry_on ? t("carry-on") : t("start"),
      intent: { intent: "begin" },
      enabled: canContinue,
    },
    secondary: carry_on ? { label: t("start-over"), intent: { intent: "start_over" }, id: "start-over" } : null,
    note: carry_on ? t("welcome-start-over") : t("welcome-minutes", { minutes: 5 }),
  };
}
