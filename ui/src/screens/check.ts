// Beside the road: whether a paper is genuine. Told on this computer alone, by the key the app was shipped with.
import { html, nothing, type TemplateResult } from "lit-html";

import type { PaperCheck } from "../bindings/PaperCheck";
import type { Desk, Page, Part } from "../page";
import type { Text } from "../text";
import { heldTable } from "../widgets/held-table";
import { icon } from "../widgets/icons";

export function check({ result, busy }: Part<"check">, { t }: Desk): Page {
  return {
    body: html`
      <h1 tabindex="-1">${t("check-title")}</h1>
      <p class="lead">${t("check-lead")}</p>
      ${result ? found(result, t) : nothing}
      <p class="stays quiet">${icon("lock")}<span>${t("check-offline")}</span></p>
    `,
    primary: {
      label: busy ? t("check-busy") : result ? t("remedy-pick_again") : t("slot-choose"),
      intent: { intent: "pick_paper" },
      id: "pick-paper",
      enabled: !busy,
      busy,
    },
  };
}

/** The head line alone, for those who do not see it appear. */
export function paperTitle(result: PaperCheck, t: Text): string {
  return t(`paper-is-${result.paper}`);
}

function found(result: PaperCheck, t: Text): TemplateResult {
  const genuine = result.paper === "receipt" || result.paper === "deletion" || result.paper === "policy";
  const tone = genuine ? "" : result.paper === "not_genuine" ? "red" : "amber";
  return html`<section class="panel standing" id="paper" data-paper=${result.paper} aria-labelledby="paper-title">
    <div class="standing-head">
      <span class="badge ${tone}">${icon(genuine ? "mine" : result.paper === "not_genuine" ? "stop" : "help")}</span>
      <div>
        <h2 id="paper-title">${paperTitle(result, t)}</h2>
        <p>${t(`paper-is-${result.paper}.more`)}</p>
      </div>
    </div>
    ${details(result, t)}
  </section>`;
}

function details(result: PaperCheck, t: Text): TemplateResult | typeof nothing {
  switch (result.paper) {
    case "receipt":
      return html`<dl class="facts selectable">
          <dt>${t("paper-number")}</dt><dd class="mono" dir="ltr">${result.number}</dd>
          ${signed(result.iss, result.at, t)} ${whose(result.own, t)}
        </dl>
        <h3>${t("receipt-held")}</h3>
        ${heldTable(result.held, t)}`;
    case "deletion":
      return html`<dl class="facts selectable">
          ${signed(result.iss, result.at, t)}
          <dt>${t("paper-why")}</dt><dd>${t(`why-${result.cause}`)}</dd>
          ${whose(result.own, t)}
        </dl>
        <h3>${t("paper-erased", { count: result.erased.length })}</h3>
        <ul class="digests selectable" id="digests">${result.erased.map((sha256) => html`<li class="mono" dir="ltr">${sha256}</li>`)}</ul>`;
    case "policy":
      return html`<dl class="facts selectable">
        ${signed(result.iss, result.at, t)}
        <dt>${t("paper-until")}</dt><dd>${t.date(result.until)}</dd>
      </dl>`;
    case "not_genuine":
    case "not_a_statement":
      return nothing;
  }
}

function signed(iss: string, at: number, t: Text): TemplateResult {
  return html`<dt>${t("paper-signer")}</dt><dd dir="auto">${iss}</dd><dt>${t("paper-signed")}</dt><dd>${t.moment(at)}</dd>`;
}

function whose(own: boolean, t: Text): TemplateResult {
  return html`<dt>${t("paper-about")}</dt><dd>${own ? t("paper-own") : t("paper-foreign")}</dd>`;
}
