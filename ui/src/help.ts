// Help (F1): what to tell support, the keys, the version.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Fault } from "./bindings/Fault";
import type { View } from "./bindings/View";
import type { Text } from "./text";
import { codeLine } from "./widgets/fault-card";
import { icon } from "./widgets/icons";

/** Each key with the message that says what it does. */
const KEYS: readonly [string, string][] = [
  ["Tab", "key-tab"],
  ["Enter", "key-enter"],
  ["Esc", "key-escape"],
  ["F1", "key-help"],
];

export function help(given: { view: View; t: Text; fault: Fault | null; close: () => void }): TemplateResult {
  const { view, t, fault, close } = given;
  const codes = [...faultsOn(view, fault).map(codeLine), ...noticedOn(view)];
  return html`<dialog class="dialog" id="help-panel" aria-labelledby="help-title" @close=${close}>
    <div class="panel-head">
      <h2 id="help-title">${t("help")}</h2>
      <button type="button" class="tool" id="help-close" data-first aria-label=${t("help-close")} @click=${close}>${icon("close")}</button>
    </div>
    <h3>${t("help-support")}</h3>
    <p>${t("help-support.more")}</p>
    <dl class="facts selectable">
      <dt>${t("help-step")}</dt><dd>${view.step > 0 ? html`${t("step-of", { step: view.step, steps: view.steps })} · ` : nothing}${t(`step-${view.screen.name}`)}</dd>
      <dt>${t("help-codes")}</dt><dd class="mono" id="help-codes">${codes.length === 0 ? t("help-no-codes") : codes.join(", ")}</dd>
      <dt>${t("help-version")}</dt><dd dir="ltr">${__VERSION__}${view.practice ? ` · ${t("help-practice")}` : ""}</dd>
    </dl>
    <h3>${t("help-keys")}</h3>
    <dl class="facts keys">
      ${KEYS.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${t(does)}</dd>`)}
    </dl>
  </dialog>`;
}

/** Every fault the screen shows, the frame's first. */
function faultsOn({ screen }: View, fault: Fault | null): Fault[] {
  const slots = screen.name === "documents" ? screen.cards.flatMap((card) => card.slots) : [];
  return [fault, ...slots.map((slot) => slot.fault)].filter((each): each is Fault => each !== null);
}

/** The codes of what was noticed on the document that is shown. */
function noticedOn({ screen }: View): string[] {
  return screen.name === "document" ? [...new Set(screen.findings.map(({ code }) => code))] : [];
}
