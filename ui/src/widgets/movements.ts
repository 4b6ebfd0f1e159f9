// Which movements a seller cannot make, and whether they want more time. Told at once, asked for by nobody.
import { html, nothing, type TemplateResult } from "lit-html";

import type { MovementsView } from "../bindings/MovementsView";
import type { Prompt } from "../bindings/Prompt";
import type { Dispatch } from "../page";
import type { Text } from "../text";
import { icon } from "./icons";
import { promptIcon } from "./words";

export function movements(given: MovementsView, t: Text, dispatch: Dispatch): TemplateResult {
  const { all, without, slow, slow_length_ms } = given;
  const box = (prompt: Prompt) => {
    const { name, turned } = promptIcon(prompt);
    return html`<label class="tick ${prompt}">
      <input type="checkbox" name="without" id="without-${prompt}" value=${prompt} .checked=${without.includes(prompt)} />
      ${icon("check")}${icon(name, turned)}<span>${t(`prompt-${prompt}`)}</span>
    </label>`;
  };
  return html`<details class="movements" id="movements" @change=${(event: Event) => dispatch(chosen(event))} @toggle=${bring}>
    <summary>${icon("back")}<span>${t("movements-title")}</span></summary>
    <fieldset>
      <legend class="quiet">${t("movements-lead")}</legend>
      <div class="movements-grid">${all.map(box)}</div>
    </fieldset>
    ${slow_length_ms === null
      ? nothing
      : html`<label class="tick slower">
          <input type="checkbox" id="slower" .checked=${slow} />${icon("check")}
          <span>${t("movements-slower", { seconds: Math.round(slow_length_ms / 1000) })}</span>
        </label>`}
  </details>`;
}

/** Opened, it is not left below the window's edge. */
function bring({ currentTarget }: Event): void {
  const details = currentTarget as HTMLDetailsElement;
  if (details.open) details.scrollIntoView({ block: "nearest" });
}

/** All boxes as they are now: a second press may come before the first was answered. */
function chosen(event: Event): { intent: "choose_movements"; without: Prompt[]; slow: boolean } {
  const whole = event.currentTarget as HTMLElement;
  const ticked = [...whole.querySelectorAll<HTMLInputElement>("input[name=without]")].filter(({ checked }) => checked);
  const slow = whole.querySelector<HTMLInputElement>("#slower")?.checked ?? false;
  return { intent: "choose_movements", without: ticked.map(({ value }) => value as Prompt), slow };
}
