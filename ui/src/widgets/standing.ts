// Where a signup stands at the intake, in words that claim no more than the intake said.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Asked } from "../bindings/Asked";
import type { Hold } from "../bindings/Hold";
import type { HoldReason } from "../bindings/HoldReason";
import type { ItemNeeded } from "../bindings/ItemNeeded";
import type { RefusalReason } from "../bindings/RefusalReason";
import type { Standing } from "../bindings/Standing";
import type { Part } from "../page";
import type { Text } from "../text";
import { icon, type IconName } from "./icons";
import { slotWords } from "./words";

const HOLDS: Record<HoldReason, true> = { order: true, law: true, dispute: true, other: true };

/** The head line; `null`: the intake was not heard yet. */
export function standingTitle(standing: Standing | null, t: Text): string {
  return standing === null ? t("standing-none") : t(`standing-${standing.status}`);
}

/** The panel's middle: the state, and what it asks of the seller. */
export function standingBody(part: Part<"mine">, t: Text): TemplateResult {
  const { standing, appealed, hold, collector } = part;
  const status = standing?.status ?? "none";
  const items = standing?.status === "action_needed" ? standing.items : [];
  return html`
    <div class="standing-head">
      <span class="badge ${tone[status] ?? ""}">${icon(signs[status])}</span>
      <div>
        <h2 id="standing">${standingTitle(standing, t)}</h2>
        <p>${standing === null ? t("standing-none.more", { collector: collector.name }) : t(`standing-${standing.status}.more`, { collector: collector.name, count: items.length })}</p>
      </div>
    </div>
    ${items.length > 0 ? neededList(items, t) : nothing}
    ${standing?.status === "refused" ? refused(standing.reasons, standing.appeal || collector.appeals, appealed, t) : nothing}
    ${hold ? holdNote(hold, t) : nothing}
  `;
}

/** When the intake was last heard, told quietly: a broken line is no news about the signup. */
export function askedWords(asked: Asked, said_at: number | null, t: Text): string {
  return said_at === null ? t(`asked-${asked}.first`) : t(`asked-${asked}`, { moment: t.moment(said_at) });
}

export function neededList(items: readonly ItemNeeded[], t: Text): TemplateResult {
  return html`<ul class="needed" id="needed">
    ${items.map((needed) => html`<li data-reason=${needed.reason}><strong>${itemWords(needed, t)}</strong><span>${t(`needed-${needed.reason}`)}</span></li>`)}
  </ul>`;
}

export function refusalList(reasons: readonly RefusalReason[], t: Text): TemplateResult {
  return html`<ul class="reasons" id="reasons">${reasons.map((reason) => html`<li data-reason=${reason}>${t(`refusal-${reason}`)}</li>`)}</ul>`;
}

/** Why nothing may be erased; a reason this version does not know is another one. */
export function holdWords(reason: string | undefined, t: Text): string {
  const known: HoldReason = reason && Object.hasOwn(HOLDS, reason) ? (reason as HoldReason) : "other";
  return t(`hold-${known}`);
}

function holdNote({ reason, until }: Hold, t: Text): TemplateResult {
  return html`<p class="note hold" id="hold" data-hold=${reason}>${icon("lock")}<span>${t("mine-hold", { until: t.date(until), reason: holdWords(reason, t) })}</span></p>`;
}

function refused(reasons: readonly RefusalReason[], contact: string, appealed: boolean, t: Text): TemplateResult {
  return html`${refusalList(reasons, t)}
    ${appealed
      ? html`<p id="appealed">${t("refused-appealed")}</p>`
      : html`<p>${t("refused-object")}</p>`}
    ${contact ? html`<p class="quiet">${t("refused-write")} <bdi class="selectable">${contact}</bdi></p>` : nothing}`;
}

function itemWords({ item }: ItemNeeded, t: Text): string {
  switch (item.what) {
    case "face_video":
      return t("artifact-clip");
    case "details":
      return t("artifact-details");
    case "document":
      return slotWords(t, item.slot);
  }
}

type Status = Standing["status"] | "none";

const signs: Record<Status, IconName> = {
  none: "clock",
  open: "document",
  received: "check",
  in_review: "look_at_camera",
  action_needed: "again",
  approved: "check",
  refused: "stop",
  withdrawn: "remove",
};

/** Amber asks for something, red stops; all else is calm. */
const tone: Partial<Record<Status, string>> = { action_needed: "amber", refused: "red" };
