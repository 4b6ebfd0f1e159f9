// 6. Recording: what will happen, the countdown, the prompts above the oval; after it what was missed, if anything.
import { html, nothing, type TemplateResult } from "lit-html";

import type { TakePhase } from "../bindings/TakePhase";
import type { Desk, Page, Part } from "../page";
import type { Text } from "../text";
import { icon } from "../widgets/icons";
import { oval } from "../widgets/oval";
import { previewCanvas } from "../widgets/preview";
import { sightLine } from "../widgets/sight";
import { promptIcon, runningWords } from "../widgets/words";
import { missed } from "./missed";

type Running = Extract<TakePhase, { phase: "running" }>;

export function recording(part: Part<"recording">, desk: Desk): Page {
  const { phase, takes_left } = part;
  switch (phase.phase) {
    case "missed":
      return missed(phase, takes_left, desk);
    case "ready":
      return ready(part, desk);
    default:
      return take(part, desk);
  }
}

/** Before: it begins by itself once all is well. */
function ready({ sight, by_itself, takes_left, length_ms }: Part<"recording">, { t, canContinue }: Desk): Page {
  const start = t("recording-start");
  return {
    body: html`<div class="take ready">
      <h1 tabindex="-1">${t("recording-title", { seconds: Math.round(length_ms / 1000) })}</h1>
      <p class="lead">${t("recording-lead")} ${takes_left > 0 ? t("recording-takes", { count: takes_left }) : nothing}</p>
      ${sightLine(sight, t)}
      ${previewCanvas(true, t("camera-preview"), oval({ good: sight.good }))}
    </div>`,
    primary:
      takes_left > 0
        ? { label: start, intent: { intent: "start_take" }, id: "start-take", enabled: canContinue }
        : { label: t("remedy-alternatives"), intent: { intent: "show_alternatives" }, id: "other-ways", enabled: true },
    note: takes_left > 0 ? (by_itself ? t("recording-by-itself", { start }) : t("recording-press", { start })) : "",
    width: "wide",
  };
}

/** From the first numeral to the sealed clip: nothing but the picture and what to do. */
function take({ phase, sight, length_ms }: Part<"recording">, { t, motion }: Desk): Page {
  const runs = phase.phase === "running";
  const ends = phase.phase === "finishing";
  const seconds = Math.round(length_ms / 1000);
  const seen = runs ? phase.seen.filter(Boolean).length : 0;
  const fill = ends ? 1 : runs ? (motion ? 0 : phase.seconds / Math.max(1, seconds)) : null;
  const over = html`
    ${oval({ good: runs || ends || sight.good, fill, fillMs: runs && motion ? length_ms : null, seen })}
    ${phase.phase === "countdown" ? html`<p class="numeral" aria-hidden="true">${t.number(phase.seconds)}</p>` : nothing}
  `;
  return {
    body: html`<div class="take ${phase.phase}">
      <h1 tabindex="-1" class="hidden">${t("recording-title", { seconds })}</h1>
      ${saying(phase, sight, t)}
      ${previewCanvas(true, t("camera-preview"), over)}
    </div>`,
    primary:
      phase.phase === "preparing"
        ? { label: t("recording-preparing"), intent: { intent: "start_take" }, id: "start-take", enabled: false, busy: true }
        : null,
    secondary: ends ? null : { label: t("recording-cancel"), intent: { intent: "cancel_take" }, id: "cancel-take" },
    width: "wide",
    bare: true,
  };
}

function saying(phase: TakePhase, sight: Part<"recording">["sight"], t: Text): TemplateResult {
  switch (phase.phase) {
    case "countdown":
      return html`${sight.hint ? sightLine(sight, t) : html`<p class="prompt"><span>${icon("hold_still")}${t("recording-hold-still")}</span></p>`}
        <div class="take-state">${t("recording-begins", { seconds: phase.seconds })}</div>`;
    case "running":
      return html`${prompt(phase, t)}
        <div class="take-state">
          <span><span class="red-dot"></span>${t("recording-runs", { seconds: phase.seconds })}</span>
          ${marks(phase, t)}
        </div>`;
    case "finishing":
      return html`<p class="prompt"><span>${icon("video")}${t("recording-done")}</span></p>
        <div class="take-state">${t("recording-sealing")}</div>`;
    default:
      return html`<p class="prompt"><span>${icon("spin", "spins")}${t("recording-preparing")}</span></p><div class="take-state"></div>`;
  }
}

/** What to do now. A movement that was seen has its tick while it is taken back. */
function prompt(phase: Running, t: Text): TemplateResult {
  const { name, turned } = phase.prompt ? promptIcon(phase.prompt) : { name: "hold_still" as const, turned: "" };
  const seen = phase.seen[phase.index] === true;
  return html`<p class="prompt" data-prompt=${phase.prompt ?? ""}>
    <span>${seen ? icon("check", "done") : icon(name, turned)}${runningWords(phase, t)}</span>
  </p>`;
}

/** One for each prompt: seen, now, to come; a dash where its time passed. */
function marks({ seen, index }: Running, t: Text): TemplateResult {
  const label = t("recording-place", { place: Math.min(index + 1, seen.length), of: seen.length });
  const sign = (done: boolean, place: number) => (done ? icon("check") : place < index ? "–" : t.number(place + 1));
  // One picture with one name: a list could not be it.
  return html`<div class="marks" role="img" aria-label=${label}>
    ${seen.map((done, place) => html`<span class="${done ? "seen" : ""} ${place === index ? "now" : ""}">${sign(done, place)}</span>`)}
  </div>`;
}
