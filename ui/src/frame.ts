// What stands around every screen: top bar, practice band, bottom bar, help, the question before closing.
import { html, nothing, type TemplateResult } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";

import type { Announcement } from "./announce";
import type { Fault } from "./bindings/Fault";
import type { View } from "./bindings/View";
import { help } from "./help";
import type { Dispatch, Page, Primary } from "./page";
import { LANGUAGES, type Text } from "./text";
import { faultCard, type Remedies } from "./widgets/fault-card";
import { icon } from "./widgets/icons";
import { styled } from "./widgets/styled";

export type Frame = {
  view: View;
  page: Page;
  t: Text;
  fault: Fault | null;
  helpOpen: boolean;
  said: Announcement;
  dispatch: Dispatch;
  remedy: Remedies;
  help: (open: boolean) => void;
};

export function frame(given: Frame): TemplateResult {
  const { view, page, t, fault, said, helpOpen } = given;
  return html`
    <div class="window ${page.bare ? "bare" : ""}">
      ${topBar(given)}
      ${view.practice ? html`<aside class="practice">${t("practice")}</aside>` : nothing}
      <main data-screen=${view.screen.name}>
        <div class="content ${page.width ?? "text"}">
          ${fault ? faultCard(fault, t, given.remedy) : nothing}
          ${keyed(view.screen.name, page.body)}
        </div>
      </main>
      ${bottomBar(given)}
    </div>
    <div class="hidden" aria-live="polite" id="said">${said.urgent ? "" : said.text}</div>
    <div class="hidden" aria-live="assertive" id="said-now">${said.urgent ? said.text : ""}</div>
    ${helpOpen ? help({ view, t, fault, close: () => given.help(false) }) : nothing}
    ${view.closing ? closing(given) : nothing}
  `;
}

function topBar({ view, t, dispatch, help, helpOpen }: Frame): TemplateResult {
  const choose = (event: Event) =>
    dispatch({ intent: "choose_language", language: (event.currentTarget as HTMLSelectElement).value });
  return html`<header class="top">
    <div class="product">
      <svg class="logo" viewBox="0 0 512 512" aria-hidden="true"><rect class="logo-ground" width="512" height="512" rx="112" /><g class="logo-lines"><ellipse cx="256" cy="222" rx="98" ry="122" /><path d="M116 420c22-62 76-92 140-92s118 30 140 92" /><path class="logo-tick" d="M214 226l30 32 58-64" /></g></svg>
      <span class="product-name">${t("product")}</span>
    </div>
    <p class="step" id="step">${view.step > 0
      ? html`<span class="step-count">${t("step-of", { step: view.step, steps: view.steps })}</span> <span aria-hidden="true">·</span> `
      : nothing}<span class="step-name">${t(`step-${view.screen.name}`)}</span></p>
    <div class="tools">
      ${view.can_open_mine
        ? html`<button type="button" class="tool" id="mine" @click=${() => dispatch({ intent: "open_mine" })}>${icon("mine")}<span>${t("open-mine")}</span></button>`
        : nothing}
      <label class="language">${icon("globe")}<span class="hidden">${t("language")}</span>
        <select id="language" @change=${choose}>
          ${LANGUAGES.map(({ tag, name }) => html`<option value=${tag} lang=${tag} .selected=${tag === t.language}>${name}</option>`)}
        </select>
      </label>
      <button type="button" class="tool" id="help" aria-haspopup="dialog" aria-expanded=${helpOpen} aria-keyshortcuts="F1" @click=${() => help(true)}>
        ${icon("help")}<span>${t("help")}</span>
      </button>
    </div>
    ${view.step > 0
      ? html`<div class="road" aria-hidden="true"><div class="road-done" ${styled("inline-size", `${(view.step / view.steps) * 100}%`)}></div></div>`
      : nothing}
  </header>`;
}

function bottomBar({ view, page, t, dispatch }: Frame): TemplateResult {
  const { primary, secondary } = page;
  const back = view.can_go_back && !page.hideBack;
  return html`<footer class="bottom">
    ${back
      ? html`<button type="button" class="button back" id="back" @click=${() => dispatch({ intent: "back" })}>${icon("back", "mirrors")}<span>${t("back")}</span></button>`
      : nothing}
    <p class="bottom-note" id="note">${page.note ?? ""}</p>
    ${secondary
      ? html`<button type="button" class="button large" id=${secondary.id} @click=${() => dispatch(secondary.intent)}>${secondary.label}</button>`
      : nothing}
    ${primary ? keyed(primary.id ?? "primary", primaryButton(primary, dispatch)) : nothing}
  </footer>`;
}

function primaryButton(primary: Primary, dispatch: Dispatch): TemplateResult {
  const { intent, form } = primary;
  const press = intent ? () => dispatch(intent) : nothing;
  return html`<button class="button ${primary.quiet ? "" : "primary"} large" id=${primary.id ?? "primary"} data-primary type=${form ? "submit" : "button"}
    form=${form ?? nothing} ?disabled=${!primary.enabled} aria-busy=${primary.busy ?? false} aria-describedby="note" @click=${press}>
    ${primary.busy ? icon("spin", "spins") : nothing}<span>${primary.label}</span>
  </button>`;
}

function closing({ view, t, dispatch }: Frame): TemplateResult {
  const keep = (event: Event) => {
    event.preventDefault();
    dispatch({ intent: "keep_open" });
  };
  const what = view.screen.name === "sending" ? "closing-sending" : "closing-take";
  return html`<dialog class="dialog" id="closing" aria-labelledby="closing-title" aria-describedby="closing-text" @cancel=${keep}>
    <h2 id="closing-title">${t("closing-title")}</h2>
    <p id="closing-text">${t(what)}</p>
    <div class="dialog-acts">
      <button type="button" class="button large" id="close-anyway" @click=${() => dispatch({ intent: "close_anyway" })}>${t("close-anyway")}</button>
      <button type="button" class="button primary large" id="keep-open" data-first @click=${keep}>${t("keep-open")}</button>
    </div>
  </dialog>`;
}
