// 4. Documents: a card per wanted document, a place per file.
import { html, nothing, type TemplateResult } from "lit-html";

import type { DocumentCard } from "../bindings/DocumentCard";
import type { Slot } from "../bindings/Slot";
import type { SlotView } from "../bindings/SlotView";
import type { Desk, Dispatch, Page, Part } from "../page";
import type { Text } from "../text";
import { checkLine } from "../widgets/check";
import { commonRemedy, faultCard } from "../widgets/fault-card";
import { icon } from "../widgets/icons";
import { rulesBlock } from "../widgets/rules";
import { waysIn } from "../widgets/ways-in";
import { documentIcon, sameSlot, slotName, slotWords } from "../widgets/words";

export function documents(part: Part<"documents">, { t, dispatch, canContinue }: Desk): Page {
  const { cards, open, kept, limit_bytes, rules } = part;
  const first = cards.every(({ slots }) => slots.every(({ state }) => state.state === "empty"));
  return {
    body: html`
      <h1 tabindex="-1">${t("documents-title")}</h1>
      <p class="lead">${t("documents-lead", { limit: t.limit(limit_bytes) })}</p>
      ${kept > 0 ? html`<p class="stays" id="kept">${icon("check", "done")}<span>${t("documents-kept", { count: kept })}</span></p>` : nothing}
      ${rulesBlock(rules, first, t)}
      ${cards.map((card) => cardOf(card, open, t, dispatch))}
    `,
    primary: { label: t("continue"), intent: { intent: "continue" }, enabled: canContinue },
    note: waitsFor(part, t),
    width: "wide",
  };
}

/** Why there is no way on yet: what is missing, else what is not accepted, else what is still being checked. */
function waitsFor({ cards, missing }: Part<"documents">, t: Text): string {
  const list = (slots: Slot[]) => t.list(slots.map((slot) => slotWords(t, slot)));
  if (missing.length > 0) return t("documents-missing", { count: missing.length, list: list(missing) });
  const checks = cards.flatMap((card) => card.slots).flatMap(({ slot, state }) => (state.state === "filled" ? [{ slot, check: state.check }] : []));
  const refused = checks.filter(({ check }) => check.check === "done" && check.worst === "refused");
  if (refused.length > 0) return t("documents-refused", { list: list(refused.map(({ slot }) => slot)) });
  const running = checks.filter(({ check }) => check.check === "running");
  return running.length > 0 ? t("documents-checking", { list: list(running.map(({ slot }) => slot)) }) : "";
}

function cardOf(card: DocumentCard, open: Slot | null, t: Text, dispatch: Dispatch): TemplateResult {
  const mandatory = card.slots.some((slot) => slot.mandatory);
  return html`<section class="panel document" aria-labelledby="document-${card.kind}">
    <div class="panel-head">
      <span class="badge">${icon(documentIcon(card.kind))}</span>
      <div class="panel-title">
        <h2 id="document-${card.kind}">${t(`document-${card.kind}`)}</h2>
        <p>${card.accepts}${card.newest_age_days === null ? nothing : html` ${t("documents-age", { days: card.newest_age_days })}`}</p>
        <p class="quiet">${card.why}</p>
      </div>
      ${mandatory ? nothing : html`<span class="tag">${t("slot-optional")}</span>`}
    </div>
    <div class="slots">${card.slots.map((slot) => place(slot, sameSlot(open, slot.slot), t, dispatch))}</div>
  </section>`;
}

function place(view: SlotView, open: boolean, t: Text, dispatch: Dispatch): TemplateResult {
  const { slot, fault } = view;
  const pick = () => dispatch({ intent: "pick_document", slot });
  // Only a press on the place itself opens it: a button inside says what it wants by its own intent.
  const opens = (event: Event) => {
    if (!open && !(event.target as Element).closest("button")) dispatch({ intent: "open_slot", slot });
  };
  return html`<div class="slot ${view.state.state} ${open ? "open" : ""}" data-slot=${slotName(slot)} @click=${opens}>
    ${inside(view, open, pick, t, dispatch)}
    ${fault === null
      ? nothing
      : faultCard(fault, t, (remedy) => {
          if (remedy === "pick_again") return pick;
          const intent = commonRemedy(remedy);
          return intent && (() => dispatch(intent));
        })}
  </div>`;
}

function inside(view: SlotView, open: boolean, pick: () => void, t: Text, dispatch: Dispatch): TemplateResult {
  const { slot, state } = view;
  const side = slot.side === "whole" ? nothing : html`<strong>${t(`side-${slot.side}`)}</strong>`;
  switch (state.state) {
    case "busy":
      return html`<div class="slot-row" aria-busy="true">
        <div class="thumb">${icon("spin", "spins")}</div>
        <div class="slot-main">${side}<span class="quiet">${t("slot-busy")}</span></div>
      </div>`;
    case "empty":
      return html`<div class="slot-row">
        <div class="slot-main">${side}<span class="quiet">${open ? t("slot-drop-here") : t("slot-empty")}</span></div>
        ${waysIn(slot, t, dispatch)}
      </div>`;
    case "filled":
      return filled(slot, state, side, pick, t, dispatch);
  }
}

type Filled = Extract<SlotView["state"], { state: "filled" }>;

function filled(slot: Slot, file: Filled, side: TemplateResult | typeof nothing, pick: () => void, t: Text, dispatch: Dispatch): TemplateResult {
  const { file_name, length_bytes, pages, thumbnail, check } = file;
  const name = slotName(slot);
  const words = slotWords(t, slot);
  const about = [t.bytes(length_bytes), pages > 1 ? t("slot-pages", { pages }) : ""].filter(Boolean).join(" · ");
  const clear = check.check === "done" && check.count === 0;
  const skip = html`<button type="button" class="button plain" id="skip-${name}" aria-label=${t("slot-skip-for", { slot: words })}
    @click=${() => dispatch({ intent: "skip_checks", slot })}>${t("slot-skip")}</button>`;
  const replace = html`<button type="button" class="button plain" id="pick-${name}" aria-label=${t("slot-replace-for", { slot: words })} @click=${pick}>${t("slot-replace")}</button>`;
  return html`<div class="slot-row">
    <div class="thumb">
      ${thumbnail ? html`<img src=${thumbnail} alt=${t("slot-picture", { slot: words })} />` : icon(documentIcon(slot.kind))}
    </div>
    <div class="slot-main">
      ${side}<span class="file-name" title=${file_name}><bdi>${file_name || t("slot-photographed")}</bdi></span>
      <span class="quiet">${clear ? icon("check", "done small") : nothing} ${about}</span>
      ${checkLine(check, slot, t)}
    </div>
    <div class="slot-acts">
      <button type="button" class="button" id="look-${name}" aria-label=${t("slot-look-for", { slot: words })}
        @click=${() => dispatch({ intent: "look_at_document", slot })}>${t("slot-look")}</button>
      ${check.check === "running" ? skip : replace}
    </div>
  </div>`;
}
