// What was read on a document, each in a field of its own: the seller knows better, and nothing of it leaves.
import { html, nothing, svg, type TemplateResult } from "lit-html";

import type { Fact } from "../bindings/Fact";
import type { FactView } from "../bindings/FactView";
import type { PageSize } from "../bindings/PageSize";
import type { Slot } from "../bindings/Slot";
import type { Dispatch } from "../page";
import type { Text } from "../text";
import { kept } from "./kept";

const DATES: ReadonlySet<Fact> = new Set<Fact>(["birth_date", "expiry_date", "issue_date"]);
/** Before an account's last digits; never more than these are known. */
const COVERED = "••••";

/** As a fact is shown where it cannot be changed. */
export function factText(fact: Fact, text: string, t: Text): string {
  if (text === "") return text;
  if (DATES.has(fact)) return t.day(text);
  if (fact === "account_ending") return `${COVERED} ${text}`;
  return fact === "sex" ? sexWords(text, t) : text;
}

export function factsForm(slot: Slot, facts: readonly FactView[], t: Text, dispatch: Dispatch): TemplateResult {
  const correct = (event: Event) => {
    const field = event.target as HTMLInputElement;
    dispatch({ intent: "correct_fact", slot, fact: field.name as Fact, text: field.value.trim() });
  };
  return html`<form class="facts-form" id="facts" autocomplete="off" novalidate @change=${correct} @focusin=${point} @focusout=${point}
    @submit=${(event: Event) => event.preventDefault()}>
    ${facts.map(({ fact, read: { text, corrected } }) => {
      const hint = DATES.has(fact) && t.day(text) !== text ? t.day(text) : "";
      const said = [hint, corrected ? t("look-corrected") : ""].filter(Boolean).join(" · ");
      return html`<div class="fact" data-fact=${fact}>
        <label for="fact-${fact}">${t(`fact-${fact}`)}</label>
        ${field(fact, text, said !== "", t)}
        ${said === "" ? nothing : html`<p class="quiet" id="fact-${fact}-hint">${said}</p>`}
      </div>`;
    })}
  </form>`;
}

function field(fact: Fact, text: string, hinted: boolean, t: Text): TemplateResult {
  const described = hinted ? `fact-${fact}-hint` : nothing;
  switch (fact) {
    case "address":
      return html`<textarea id="fact-address" name="address" rows=${Math.min(4, Math.max(2, text.split("\n").length))} dir="auto" spellcheck="false"
        aria-describedby=${described} .value=${kept(text)}></textarea>`;
    case "sex":
      return html`<select id="fact-sex" name="sex" aria-describedby=${described} .value=${kept(text)}>
        <option value="">–</option>
        ${["F", "M", "X"].map((sex) => html`<option value=${sex}>${sexWords(sex, t)}</option>`)}
      </select>`;
    case "account_ending":
      return html`<span class="covered" dir="ltr"><span aria-hidden="true">${COVERED}</span>
        <input id="fact-account_ending" name="account_ending" type="text" inputmode="numeric" maxlength="4" aria-describedby=${described} .value=${kept(text)} /></span>`;
    default:
      return html`<input id="fact-${fact}" name=${fact} type="text" dir="auto" spellcheck="false" placeholder=${DATES.has(fact) ? t("look-date") : nothing}
        aria-describedby=${described} .value=${kept(text)} />`;
  }
}

function sexWords(sex: string, t: Text): string {
  switch (sex) {
    case "F":
      return t("sex-F");
    case "M":
      return t("sex-M");
    case "X":
      return t("sex-X");
    default:
      return sex;
  }
}

/** Where each was read, over the picture; seen only while its field has the focus. */
export function factPlaces(facts: readonly FactView[], page: number, { width_px, height_px }: PageSize): TemplateResult {
  return html`<svg class="fact-places" viewBox="0 0 ${width_px} ${height_px}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${facts.map(({ fact, read: { place } }) => {
      if (place === null || place[0] !== page) return nothing;
      const [x, y, width, height] = place[1];
      return svg`<rect class="fact-place" data-place=${fact} x=${x} y=${y} width=${width} height=${height} />`;
    })}
  </svg>`;
}

/** The page alone knows which field has the focus: no view needs to come for it. */
function point({ type, target }: Event): void {
  const { name } = target as HTMLInputElement;
  for (const place of document.querySelectorAll(`.fact-place[data-place="${name}"]`)) place.classList.toggle("shown", type === "focusin");
}
