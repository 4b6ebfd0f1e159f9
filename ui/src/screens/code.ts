// Beside the road: the 24 digits with which a signup goes on here, after keys were lost or on another computer.
import { html, nothing } from "lit-html";

import { edit, flush } from "../draft";
import type { Desk, Page, Part } from "../page";
import { icon } from "../widgets/icons";
import { kept } from "../widgets/kept";

const FORM = "code-form";

export function enterCode({ code, problem, busy }: Part<"code">, { t, dispatch, canContinue }: Desk): Page {
  const typed = (event: Event) => edit({ intent: "edit_code", code: (event.target as HTMLInputElement).value }, dispatch);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!canContinue || busy) return;
    flush();
    dispatch({ intent: "continue" });
  };
  const list = (ids: "can" | "cannot", lines: string[]) => html`<section class="panel" id="code-${ids}">
    <h2>${ids === "can" ? t("code-can") : t("code-cannot")}</h2>
    <ul class="ticks">${lines.map((line) => html`<li>${icon(ids === "can" ? "check" : "close", ids === "can" ? "done" : "")}<span>${line}</span></li>`)}</ul>
  </section>`;
  return {
    body: html`
      <h1 tabindex="-1">${t("code-title")}</h1>
      <p class="lead">${t("code-lead")}</p>
      <form id=${FORM} novalidate autocomplete="off" @submit=${submit}>
        <div class="field ${problem ? "wrong" : ""}">
          <label for="code">${t("code-field")}</label>
          <p class="hint" id="code-hint">${t("code-field.hint")}</p>
          ${problem ? html`<p class="problem" id="code-problem">${t(`code-problem-${problem}`)}</p>` : nothing}
          <input id="code" class="code-input" name="code" type="text" inputmode="numeric" dir="ltr" autocomplete="off" autocapitalize="off" spellcheck="false"
            ?readonly=${busy} aria-invalid=${problem !== null} aria-describedby="code-hint${problem ? " code-problem" : ""}" @input=${typed} .value=${kept(code)} />
        </div>
      </form>
      ${list("can", [t("code-can-list"), t("code-can-erase"), t("code-can-answer")])}
      ${list("cannot", [t("code-cannot-open"), t("code-cannot-old")])}
    `,
    primary: {
      label: busy ? t("code-asking") : t("code-carry-on"),
      intent: null,
      form: FORM,
      enabled: canContinue,
      busy,
    },
  };
}
