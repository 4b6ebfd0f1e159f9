// How far the checks of one document are: the step with a bar, then what came of it. All well is said by silence.
import { html, nothing, type TemplateResult } from "lit-html";

import type { CheckView } from "../bindings/CheckView";
import type { ExamineStep } from "../bindings/ExamineStep";
import type { Slot } from "../bindings/Slot";
import type { Text } from "../text";
import { icon } from "./icons";
import { progressBar } from "./progress";
import { slotWords } from "./words";

const STEPS: readonly ExamineStep[] = ["opening", "picture", "reading", "checking"];

export function checkLine(check: CheckView, slot: Slot, t: Text): TemplateResult | typeof nothing {
  switch (check.check) {
    case "running":
      return checkProgress(check.step, slot, t);
    case "skipped":
      return html`<span class="check-says" data-check="skipped">${icon("person")}<span>${t("check-skipped")}</span></span>`;
    case "done": {
      const words = checkWords(check, t);
      if (words === "") return nothing;
      const state = check.worst === "refused" ? "refused" : check.kept ? "kept" : "things";
      return html`<span class="check-says ${state}" data-check=${state}>
        ${icon(state === "refused" ? "stop" : state === "kept" ? "person" : "alert")}<span>${words}</span>
      </span>`;
    }
  }
}

/** What came of a check that is over; empty when nothing was noticed. */
export function checkWords(check: Extract<CheckView, { check: "done" }>, t: Text): string {
  if (check.worst === "refused") return t("check-refused");
  if (check.count === 0) return "";
  return check.kept ? t("check-kept") : t("check-things", { count: check.count });
}

export function checkProgress(step: ExamineStep, slot: Slot, t: Text): TemplateResult {
  const words = t(`check-${step}`);
  return html`<div class="checking" data-check="running" data-step=${step}>
    <span class="quiet">${words}</span>
    ${progressBar(STEPS.indexOf(step) + 0.5, STEPS.length, t("check-progress", { slot: slotWords(t, slot) }), words)}
  </div>`;
}
