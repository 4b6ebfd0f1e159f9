// Beside the road: a file as the intake holds it, fetched back and opened with the seller's own key.
import { html, nothing, type TemplateResult } from "lit-html";

import type { DetailsField } from "../bindings/DetailsField";
import type { DetailsForm } from "../bindings/DetailsForm";
import type { HeldContent } from "../bindings/HeldContent";
import type { MineFile } from "../bindings/MineFile";
import type { Desk, Dispatch, Page, Part } from "../page";
import type { Text } from "../text";
import { icon } from "../widgets/icons";
import { placeWords } from "../widgets/mine-files";
import { previewCanvas } from "../widgets/preview";
import { turner } from "../widgets/turner";
import { fileWords } from "../widgets/words";

const FIELDS: readonly DetailsField[] = ["legal_name", "person_name", "country", "address", "tax_id", "email"];

export function held({ file, state }: Part<"held">, { t, dispatch }: Desk): Page {
  const words = fileWords(t, file);
  return {
    body: html`
      <h1 tabindex="-1">${words}</h1>
      <p class="lead">${file.place.place === "computer" ? t("held-lead-computer") : state.state === "open" ? t("held-lead") : t("held-lead-fetching")}</p>
      <div class="held" data-state=${state.state} aria-busy=${state.state === "fetching"}>
        ${drawn(file) && state.state !== "failed" ? picture(file, state.state === "open" ? state.content : null, t, dispatch) : nothing}
        ${state.state === "failed" ? html`<p class="no-picture">${icon("alert")}<span>${t("held-failed")}</span></p>` : nothing}
        ${state.state === "fetching" && !drawn(file) ? html`<p class="no-picture">${icon("spin", "spins")}<span>${t("held-fetching")}</span></p>` : nothing}
        ${state.state === "open" ? written(state.content, words, t) : nothing}
      </div>
      <section class="panel">
        <h2>${t("held-proof")}</h2>
        ${file.place.place === "intake" ? html`<p class="quiet">${t("held-proof.more")}</p>` : nothing}
        <dl class="facts">
          <dt>${t("file-checksum")}</dt><dd class="mono selectable" id="sha256" dir="ltr">${file.sha256}</dd>
          <dt>${t("column-size")}</dt><dd>${t.bytes(file.length_bytes)}</dd>
          <dt>${t("held-where")}</dt><dd>${placeWords(file, t)}</dd>
        </dl>
      </section>
    `,
    primary: null,
    width: "wide",
  };
}

/** What comes as pictures on the preview; its place is there before they are. */
function drawn({ kind }: MineFile): boolean {
  return kind === "clip" || kind === "document";
}

function picture(file: MineFile, content: HeldContent | null, t: Text, dispatch: Dispatch): TemplateResult {
  const label = file.kind === "clip" ? t("review-clip") : t("slot-picture", { slot: fileWords(t, file) });
  return html`<div class="held-picture ${file.kind}">
    ${previewCanvas(false, label, over(content, t, dispatch))}
    ${content?.content === "picture" ? turner(content.page, content.pages, t, dispatch) : nothing}
    ${content?.content === "clip" && content.playing
      ? html`<div class="turner"><button type="button" class="button small" id="stop" @click=${() => dispatch({ intent: "stop_clip" })}>${icon("pause")}<span>${t("held-stop")}</span></button></div>`
      : nothing}
  </div>`;
}

function over(content: HeldContent | null, t: Text, dispatch: Dispatch): TemplateResult | typeof nothing {
  if (content === null) return html`<div class="preview-wait">${icon("spin", "spins")}<span>${t("held-fetching")}</span></div>`;
  if (content.content !== "clip" || content.playing) return nothing;
  return html`<button type="button" class="play" id="play" @click=${() => dispatch({ intent: "play_clip" })}>${icon("play")}<span>${t("review-play-again")}</span></button>`;
}

function written(content: HeldContent, label: string, t: Text): TemplateResult | typeof nothing {
  switch (content.content) {
    case "details":
      return detailsList(content.form, t);
    case "text":
      // Focusable, so that the keyboard can scroll it.
      return html`<pre class="held-text selectable" id="held-text" tabindex="0" role="region" aria-label=${label} dir="auto">${content.text}</pre>`;
    default:
      return nothing;
  }
}

function detailsList(form: DetailsForm, t: Text): TemplateResult {
  return html`<section class="panel"><dl class="facts selectable" id="held-details">
    ${FIELDS.map((field) => {
      const value = field === "country" && form.country ? t.country(form.country) : form[field];
      return html`<dt>${t(`field-${field}`)}</dt><dd class="as-written" dir="auto">${value || "–"}</dd>`;
    })}
  </dl></section>`;
}
