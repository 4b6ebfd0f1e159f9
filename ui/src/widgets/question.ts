// Before anything is erased or withdrawn: what a yes means, and two buttons of which neither is the easier one.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Meaning } from "../bindings/Meaning";
import type { Question } from "../bindings/Question";
import type { Revocation } from "../bindings/Revocation";
import type { Desk, Part } from "../page";
import type { Text } from "../text";
import { icon } from "./icons";
import { fileWords } from "./words";

/** Red is for what nobody can bring back. */
const DESTROYS: ReadonlySet<Meaning> = new Set<Meaning>(["erased_there", "face_video_erased", "erased_here", "computer_forgets"]);

export function questionDialog(part: Part<"mine">, { what, means, busy }: Question, { t, dispatch }: Desk): TemplateResult {
  const answer = (intent: "confirm" | "keep") => () => busy || dispatch({ intent });
  const cancel = (event: Event) => {
    // The view takes the dialog away, not the browser.
    event.preventDefault();
    answer("keep")();
  };
  const destroys = means.some((meaning) => DESTROYS.has(meaning));
  return html`<dialog class="dialog question" id="question" data-revoke=${what.revoke} aria-labelledby="question-title" aria-describedby="question-means" @cancel=${cancel}>
    <h2 id="question-title">${title(part, what, t)}</h2>
    <ul class="means" id="question-means">
      ${means.map((meaning) => html`<li data-meaning=${meaning}>${icon(DESTROYS.has(meaning) ? "remove" : "info")}<span>${t(`meaning-${meaning}`, { collector: part.collector.name, what: what.revoke })}</span></li>`)}
    </ul>
    <p class="question-busy" role="status">${busy ? html`${icon("spin", "spins")}<span>${t(`revoking-${what.revoke}`)}</span>` : nothing}</p>
    <div class="dialog-acts equal">
      <button type="button" class="button large ${destroys ? "danger" : ""}" id="confirm" aria-disabled=${busy} @click=${answer("confirm")}>${t(`revoke-${what.revoke}`)}</button>
      <button type="button" class="button large" id="keep" data-first aria-disabled=${busy} @click=${answer("keep")}>${t("keep-it")}</button>
    </div>
  </dialog>`;
}

/** The button that asked: it gets the focus back when the answer was no. */
export function askedBy(what: Revocation): string {
  switch (what.revoke) {
    case "file":
      return `erase-${what.artifact}`;
    case "everything":
      return "erase-everything";
    case "consent":
      return `withdraw-${what.purpose}`;
  }
}

function title({ files, decisions }: Part<"mine">, what: Revocation, t: Text): string {
  switch (what.revoke) {
    case "file": {
      const file = files.find(({ artifact }) => artifact === what.artifact);
      return t("question-file", { file: file ? fileWords(t, file) : t("file") });
    }
    case "everything":
      return t("question-everything");
    case "consent":
      return t("question-consent", { purpose: decisions.find(({ purpose }) => purpose === what.purpose)?.title ?? "" });
  }
}
