// 4. One document, large: what was noticed is drawn on it, what was read can be corrected, and the ways on.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Finding } from "../bindings/Finding";
import type { Desk, Dispatch, Page, Part, Primary } from "../page";
import type { Text } from "../text";
import { checkProgress } from "../widgets/check";
import { factPlaces, factsForm } from "../widgets/facts";
import { findingList, findingMarks, wholeMarks } from "../widgets/findings";
import { icon } from "../widgets/icons";
import { previewCanvas } from "../widgets/preview";
import { turner } from "../widgets/turner";
import { ways } from "../widgets/ways-in";
import { slotWords } from "../widgets/words";

export function oneDocument(part: Part<"document">, { t, dispatch, canContinue }: Desk): Page {
  const { slot, file_name, facts, removed } = part;
  return {
    body: html`<div class="paper">
      <div class="paper-columns">
        <div class="paper-head">
          <h1 tabindex="-1">${slotWords(t, slot)}</h1>
          <p class="quiet file-name" title=${file_name}><bdi>${file_name || t("slot-photographed")}</bdi></p>
        </div>
        <div class="paper-picture">${picture(part, t)}${part.size ? wholeMarks(part.findings, part.page, t) : nothing}${turner(part.page, part.pages, t, dispatch)}${others(part, t, dispatch)}</div>
        <div class="paper-says">
          ${noticed(part, t, dispatch)}
          ${facts.length === 0
            ? nothing
            : html`<section class="paper-part">
                <h2>${t("look-facts")}</h2>
                <p class="quiet">${t("look-facts.more")}</p>
                ${factsForm(slot, facts, t, dispatch)}
              </section>`}
          ${removed.length === 0
            ? nothing
            : html`<p class="paper-part removed quiet" id="removed">${icon("lock")}<span>${t("look-removed", { list: t.list(removed.map((what) => t(`removed-${what}`))) })}</span></p>`}
        </div>
      </div>
    </div>`,
    ...wayOn(part, canContinue, t),
    width: "full",
  };
}

/** What the primary says follows from the gravest thing on it. */
function wayOn({ check, changing }: Part<"document">, enabled: boolean, t: Text): { primary: Primary; note: string } {
  const primary = (label: string): Primary => ({ label, intent: { intent: "continue" }, enabled, busy: changing });
  if (changing) return { primary: primary(t("look-changing")), note: "" };
  if (check.check === "done" && check.worst === "refused") return { primary: primary(t("look-done")), note: t("look-not-accepted") };
  if (check.check === "done" && !check.kept) {
    if (check.worst === "warning") return { primary: { ...primary(t("look-anyway")), quiet: true }, note: t("look-person") };
    if (check.worst === "question") return { primary: primary(t("look-keep")), note: "" };
  }
  return { primary: primary(t("look-done")), note: check.check === "done" && check.kept ? t("look-person") : "" };
}

function picture({ slot, size, page, findings, facts }: Part<"document">, t: Text): TemplateResult {
  const label = t("slot-picture", { slot: slotWords(t, slot) });
  if (!size) return previewCanvas(false, label, nothing);
  return previewCanvas(false, label, html`${factPlaces(facts, page, size)}${findingMarks(findings, page, size)}`, size.width_px / Math.max(1, size.height_px));
}

function noticed(part: Part<"document">, t: Text, dispatch: Dispatch): TemplateResult {
  const { slot, check, findings, page, pages, changing } = part;
  const cover = ({ code }: Finding) =>
    code === "CRD-101"
      ? html`<button type="button" class="button small primary" id="cover-number" aria-disabled=${changing} @click=${() => changing || dispatch({ intent: "cover_number", slot })}>${t("look-cover")}</button>`
      : nothing;
  return html`<section class="paper-part noticed" id="noticed">
    ${check.check === "running"
      ? html`${checkProgress(check.step, slot, t)}
          <button type="button" class="button small" id="skip-checks" @click=${() => dispatch({ intent: "skip_checks", slot })}>${t("slot-skip")}</button>`
      : nothing}
    ${check.check === "skipped" ? html`<p class="check-says">${icon("person")}<span>${t("look-skipped")}</span></p>` : nothing}
    ${findings.length > 0
      ? html`<h2>${t("look-noticed")}</h2>${findingList({ findings, shown: page, pages, act: cover, t, dispatch })}`
      : check.check === "done"
        ? html`<p class="check-says clear">${icon("check", "done")}<span>${t("look-clear")}</span></p>`
        : nothing}
  </section>`;
}

function others({ slot, file_name, check, findings, can_add_pages, changing }: Part<"document">, t: Text, dispatch: Dispatch): TemplateResult {
  const way = (id: string, sign: "folder" | "camera" | "add" | "remove", label: string, intent: "pick_document" | "photograph_document" | "add_pages" | "remove_document") => ({
    id,
    sign,
    label,
    says: label,
    intent: { intent, slot } as const,
  });
  const file = way("pick-again", "folder", t("look-another"), "pick_document");
  const photo = way("photograph", "camera", t("look-photo"), "photograph_document");
  // A card's number is covered by the finding's own button.
  const unmended = check.check === "done" && !check.kept && (check.worst === "warning" || check.worst === "refused");
  const urgent = unmended && !findings.some(({ code }) => code === "CRD-101");
  return ways(
    t("look-change"),
    [
      // As it came the first time.
      ...(file_name === "" ? [photo, file] : [file, photo]),
      ...(can_add_pages ? [way("add-pages", "add", t("look-add-pages"), "add_pages")] : []),
      way("remove", "remove", t("slot-remove"), "remove_document"),
    ],
    dispatch,
    { busy: changing, urgent },
  );
}
