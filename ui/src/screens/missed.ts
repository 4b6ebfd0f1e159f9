// 6. After a take in which not every prompt was seen: which, why, what to do, and the ways on. Never a score.
import { html, nothing, type TemplateResult } from "lit-html";

import type { PromptOutcome } from "../bindings/PromptOutcome";
import type { Spoiled } from "../bindings/Spoiled";
import type { TakePhase } from "../bindings/TakePhase";
import type { Desk, Page } from "../page";
import type { Text } from "../text";
import { icon } from "../widgets/icons";
import { missedWords, promptIcon } from "../widgets/words";

export function missed(phase: Extract<TakePhase, { phase: "missed" }>, takesLeft: number, { t, canContinue }: Desk): Page {
  const { prompts, spoiled, can_send } = phase;
  const all = prompts.every((outcome) => outcome.missed === null);
  const otherWays = { label: t("remedy-alternatives"), intent: { intent: "show_alternatives" as const }, id: "other-ways" };
  const again = takesLeft > 0;
  return {
    body: html`<div class="missed-says">
      <h1 tabindex="-1">${all ? t("missed-title-spoiled") : t("missed-title")}</h1>
      <p class="lead">${again ? t("missed-takes", { count: takesLeft }) : t("missed-last")}</p>
      ${spoiled ? spoiledCard(spoiled, t) : nothing}
      <ul class="outcomes">${prompts.map((outcome) => row(outcome, t))}</ul>
      ${!again && can_send ? html`<p class="send-unseen">${t("missed-send-what")}</p>` : nothing}
    </div>`,
    primary: again
      ? { label: t("remedy-retry"), intent: { intent: "start_take" }, id: "start-take", enabled: canContinue }
      : { ...otherWays, enabled: true },
    secondary: again ? otherWays : can_send ? { label: t("missed-send"), intent: { intent: "send_unseen" }, id: "send-unseen" } : null,
  };
}

function spoiledCard(spoiled: Spoiled, t: Text): TemplateResult {
  return html`<section class="fault" data-spoiled=${spoiled}>
    ${icon(spoiled === "several_faces" ? "several_faces" : spoiled === "face_away" ? "no_face" : "slow_camera")}
    <div class="fault-body">
      <p class="fault-what">${t(`spoiled-${spoiled}`)}</p>
      <p>${t(`spoiled-${spoiled}.do`)}</p>
    </div>
  </section>`;
}

function row({ prompt, missed }: PromptOutcome, t: Text): TemplateResult {
  const { name, turned } = promptIcon(prompt);
  return html`<li data-outcome=${prompt} data-missed=${missed ?? ""}>
    <span class="badge ${missed ? "missed" : ""}">${icon(name, turned)}</span>
    <div class="outcome">
      <strong>${t(`prompt-${prompt}`)}</strong>
      ${missed ? html`<p>${missedWords(prompt, missed, t)}</p>` : nothing}
    </div>
    ${missed ? nothing : html`<span class="outcome-end">${icon("check", "done")}${t("outcome-seen")}</span>`}
  </li>`;
}
