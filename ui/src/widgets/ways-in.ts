// The ways to get a document in: one that is a button, the others quiet beside it.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Intent } from "../bindings/Intent";
import type { Slot } from "../bindings/Slot";
import type { Dispatch } from "../page";
import type { Text } from "../text";
import { icon, type IconName } from "./icons";
import { slotName, slotWords } from "./words";

export type Way = { id: string; sign: IconName; label: string; says: string; intent: Intent };

/** For an empty place. */
export function waysIn(slot: Slot, t: Text, dispatch: Dispatch): TemplateResult {
  const name = slotName(slot);
  const words = slotWords(t, slot);
  return ways(
    t("slot-ways", { slot: words }),
    [
      { id: `pick-${name}`, sign: "folder", label: t("slot-choose"), says: t("slot-choose-for", { slot: words }), intent: { intent: "pick_document", slot } },
      { id: `photograph-${name}`, sign: "camera", label: t("slot-photo"), says: t("slot-photo-for", { slot: words }), intent: { intent: "photograph_document", slot } },
      { id: `paste-${name}`, sign: "paste", label: t("slot-paste"), says: t("slot-paste-for", { slot: words }), intent: { intent: "paste_document", slot } },
    ],
    dispatch,
  );
}

/**
 * The first is the usual one; `urgent`: it is the very thing to do. While `busy` none does anything, but each keeps
 * the focus it has.
 */
export function ways(label: string, each: readonly Way[], dispatch: Dispatch, { busy = false, urgent = false } = {}): TemplateResult {
  return html`<div class="ways" role="group" aria-label=${label}>
    ${each.map(({ id, sign, label, says, intent }, place) => {
      const said = says === label ? nothing : says;
      const look = place > 0 ? "plain" : urgent ? "primary" : "";
      return html`<button type="button" class="button small ${look}" id=${id} aria-label=${said} aria-disabled=${busy} @click=${() => busy || dispatch(intent)}>
        ${icon(sign)}<span>${label}</span>
      </button>`;
    })}
  </div>`;
}
