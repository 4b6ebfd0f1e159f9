// My verification: where the signup stands, what is held and what was decided, and the way back from each.
import { html, nothing, type TemplateResult } from "lit-html";

import type { DecisionView } from "../bindings/DecisionView";
import type { Desk, Dispatch, Page, Part, Primary } from "../page";
import type { Text } from "../text";
import { codeBox } from "../widgets/code";
import { contact } from "../widgets/contact";
import { icon } from "../widgets/icons";
import { mineFiles } from "../widgets/mine-files";
import { questionDialog } from "../widgets/question";
import { askedWords, standingBody } from "../widgets/standing";

export function mine(part: Part<"mine">, desk: Desk): Page {
  const { files, decisions, alternative, code, question, collector, saved_as } = part;
  const { t, dispatch } = desk;
  return {
    body: html`
      <h1 tabindex="-1">${t("mine-title")}</h1>
      <p class="lead">${t("mine-lead")}</p>
      ${standing(part, t, dispatch)}
      ${alternative
        ? html`<section class="panel">
            <h2>${t(`alternative-${alternative.kind}`)}</h2>
            <p>${alternative.text}</p>
            ${alternative.contact ? html`<p class="selectable" dir="auto">${alternative.contact}</p>` : nothing}
          </section>`
        : nothing}
      ${files.length === 0 ? nothing : html`<section class="panel"><h2>${t("mine-files")}</h2>${mineFiles(files, t, dispatch)}</section>`}
      ${decisions.length === 0 ? nothing : decided(decisions, t, dispatch)}
      ${papers(part, t, dispatch)}
      ${code === null
        ? nothing
        : html`<section class="panel">
            <h2>${t("mine-carry-on")}</h2>
            <p class="quiet">${t("mine-carry-on.more")}</p>
            ${codeBox(code, t)}
          </section>`}
      <section class="panel"><h2>${t("receipt-questions")}</h2>${contact(collector, t)}</section>
      ${everything(part, t, dispatch)}
      ${question ? questionDialog(part, question, desk) : nothing}
    `,
    primary: wayOn(part, desk),
    note: saved_as === null ? "" : t("saved-as", { name: saved_as }),
    width: "wide",
  };
}

function wayOn({ standing, appealed }: Part<"mine">, { t, canContinue }: Desk): Primary | null {
  if (standing?.status === "action_needed") {
    return { label: t("send-again", { count: standing.items.length }), intent: { intent: "continue" }, enabled: canContinue };
  }
  if (standing?.status === "refused" && !appealed) {
    return { label: t("object"), intent: { intent: "write_appeal" }, id: "write-appeal", enabled: true };
  }
  // Looked at in the middle of the road: it goes on where it was left.
  return canContinue ? { label: t("carry-on"), intent: { intent: "continue" }, enabled: true } : null;
}

function standing(part: Part<"mine">, t: Text, dispatch: Dispatch): TemplateResult {
  const { asked, said_at, number } = part;
  const asking = asked === "asking";
  return html`<section class="panel standing" aria-labelledby="standing" data-status=${part.standing?.status ?? ""} data-asked=${asked}>
    ${standingBody(part, t)}
    <div class="standing-foot">
      <div class="standing-says">
        ${number === null
          ? nothing
          : html`<p class="quiet">${t("receipt-number")} <span class="mono selectable" id="receipt-number" dir="ltr">${number}</span></p>`}
        <p class="quiet" id="asked">${askedWords(asked, said_at, t)}</p>
      </div>
      <button type="button" class="button small plain" id="ask-status" aria-disabled=${asking} @click=${() => asking || dispatch({ intent: "ask_status" })}>
        ${icon("again")}<span>${t("ask-now")}</span>
      </button>
    </div>
  </section>`;
}

function decided(decisions: readonly DecisionView[], t: Text, dispatch: Dispatch): TemplateResult {
  return html`<section class="panel">
    <h2>${t("mine-decisions")}</h2>
    <ul class="rows" id="decisions">
      ${decisions.map(({ purpose, title, decision, at, can_withdraw }) => html`<li class="row acted" data-purpose=${purpose} data-decision=${decision}>
        ${icon(decision === "agree" ? "check" : "close")}
        <div class="row-main">
          <p class="row-name">${title}</p>
          <p class="quiet">${t(`decided-${decision}`, { date: t.date(at) })}</p>
        </div>
        ${can_withdraw
          ? html`<div class="row-acts"><button type="button" class="button small" id="withdraw-${purpose}" aria-label=${t("mine-withdraw-for", { purpose: title })}
              @click=${() => dispatch({ intent: "revoke", what: { revoke: "consent", purpose } })}>${t("mine-withdraw")}</button></div>`
          : nothing}
      </li>`)}
    </ul>
    <div class="panel-acts">
      <button type="button" class="button small" id="read-policy" @click=${() => dispatch({ intent: "read_policy" })}>${icon("document")}<span>${t("read-policy")}</span></button>
      <button type="button" class="button small" id="save-consents" @click=${() => dispatch({ intent: "save_consents" })}>${icon("save")}<span>${t("save-consents")}</span></button>
    </div>
  </section>`;
}

function papers({ number }: Part<"mine">, t: Text, dispatch: Dispatch): TemplateResult {
  return html`<section class="panel">
    <h2>${t("mine-papers")}</h2>
    <p class="quiet">${t("mine-papers.more")}</p>
    <div class="panel-acts">
      ${number === null
        ? nothing
        : html`<button type="button" class="button small" id="save-receipt" @click=${() => dispatch({ intent: "save_receipt" })}>${icon("save")}<span>${t("receipt-save")}</span></button>`}
      <button type="button" class="button small" id="check-paper" @click=${() => dispatch({ intent: "check_paper" })}>${icon("mine")}<span>${t("check-paper")}</span></button>
    </div>
  </section>`;
}

/** Apart from all else, and last. While nothing may be erased there is no button that could only disappoint. */
function everything({ standing, hold, collector }: Part<"mine">, t: Text, dispatch: Dispatch): TemplateResult | typeof nothing {
  if (standing?.status === "withdrawn") return nothing;
  return html`<section class="panel apart">
    <h2>${t("mine-everything")}</h2>
    ${hold
      ? html`<p>${t("mine-everything-held", { until: t.date(hold.until) })}</p>`
      : html`<p>${t("mine-everything.more", { collector: collector.name })}</p>
          <div class="panel-acts">
            <button type="button" class="button danger" id="erase-everything" @click=${() => dispatch({ intent: "revoke", what: { revoke: "everything" } })}>${icon("remove")}<span>${t("revoke-everything")}</span></button>
          </div>`}
  </section>`;
}
