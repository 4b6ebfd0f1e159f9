// 4. Documents: a card per wanted document, a place per file.
import { html, nothing, type TemplateResult } from "lit-html";

import type { DocumentCard } from "../bindings/DocumentCard";
import type { Slot } from "../bindings/Slot";
import type { SlotView } from "../bindings/SlotView";
import type { Desk, Dispatch, Page, Part } from "../page";
import type { Text } from "../text";
import { commonRemedy, faultCard } from "../widgets/fault-card";
import { icon } from "../widgets/icons";
import { documentIcon, sameSlot, slotName, slotWords } from "../widgets/words";

export function documents(part: Part<"documents">, { t, dispatch, canContinue }: Desk): Page {
  const { cards, open, missing, limit_bytes } = part;
  return {
    body: html`
      <h1 tabindex="-1">${t("documents-title")}</h1>
      <p class="lead">${t("documents-lead", { limit: t.limit(limit_bytes) })}</p>
      ${cards.map((card) => cardOf(card, open, t, dispatch))}
    `,
    primary: { label: t("continue"), intent: { intent: "continue" }, enabled: canContinue },
    note: missing.length > 0 ? t("documents-missing", { count: missing.length, list: t.list(missing.map((slot) => slotWords(t, slot))) }) : "",
    width: "wide",
  };
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
      <span class="tag">${mandatory ? t("needed") : t("optional")}</span>
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
  const name = slotName(slot);
  const side = slot.side === "whole" ? nothing : html`<strong>${t(`side-${slot.side}`)}</strong>`;
  switch (state.state) {
    case "busy":
      return html`<div class="slot-row" aria-busy="true">
        <div class="thumb">${icon("spin", "spins")}</div>
        <div class="slot-main">${side}<span class="quiet">${t("slot-busy")}</span></div>
      </div>`;
    case "empty":
      return html`<div class="slot-row">
        <div class="thumb">${icon(documentIcon(slot.kind))}</div>
        <div class="slot-main">${side}<span class="quiet">${open ? t("slot-drop-here") : t("slot-empty")}</span></div>
        <button type="button" class="button" id="pick-${name}" aria-label=${t("slot-choose-for", { slot: slotWords(t, slot) })} @click=${pick}>${t("slot-choose")}</button>
      </div>`;
    case "filled": {
      const pages = state.pages > 1 ? t("slot-pages", { pages: state.pages }) : "";
      const about = [t.bytes(state.length_bytes), pages].filter(Boolean).join(" · ");
      return html`<div class="slot-row">
        <div class="thumb">
          ${state.thumbnail
            ? html`<img src=${state.thumbnail} alt=${t("slot-picture", { slot: slotWords(t, slot) })} />`
            : icon(documentIcon(slot.kind))}
        </div>
        <div class="slot-main">
          ${side}<span class="file-name" title=${state.file_name}><bdi>${state.file_name}</bdi></span>
          <span class="quiet">${icon("check", "done small")} ${about}</span>
        </div>
        <div class="slot-acts">
          <button type="button" class="button" id="pick-${name}" aria-label=${t("slot-replace-for", { slot: slotWords(t, slot) })} @click=${pick}>${t("slot-replace")}</button>
          <button type="button" class="button" id="remove-${name}" aria-label=${t("slot-remove-for", { slot: slotWords(t, slot) })}
            @click=${() => dispatch({ intent: "remove_document", slot })}>${t("slot-remove")}</button>
        </div>
      </div>`;
    }
  }
}
