// In what the policy differs from the one that was decided on: part by part, as it was and as it is.
import { html, nothing, type TemplateResult } from "lit-html";

import type { AlternativeKind } from "../bindings/AlternativeKind";
import type { ArtifactKind } from "../bindings/ArtifactKind";
import type { DocumentKind } from "../bindings/DocumentKind";
import type { FaceRecognitionPlace } from "../bindings/FaceRecognitionPlace";
import type { PolicyChange } from "../bindings/PolicyChange";
import type { Text } from "../text";
import { icon } from "./icons";

const ARTIFACTS: Record<ArtifactKind, true> = { clip: true, document: true, details: true, transcript: true, appeal: true };
const DOCUMENTS: Record<DocumentKind, true> = { identity: true, tax_id: true, bank_statement: true, utility_bill: true, card: true };
const ALTERNATIVES: Record<AlternativeKind, true> = { video_call: true, in_person: true, notarised_copies: true };
const PLACES: Record<FaceRecognitionPlace, true> = { nowhere: true, device: true, collector: true };

export function changeList(changes: readonly PolicyChange[], t: Text): TemplateResult {
  return html`<section class="panel changes" id="changes" aria-labelledby="changes-title">
    <h2 id="changes-title">${icon("alert")}<span>${t("changes-title")}</span></h2>
    <p>${t("changes-title.more")}</p>
    <ul class="change-list">
      ${changes.map((change) => html`<li class="change" data-part=${change.part}>
        <h3>${headWords(change, t)}</h3>
        <dl>${says(change, t)}</dl>
      </li>`)}
    </ul>
  </section>`;
}

function headWords({ part, about }: PolicyChange, t: Text): string {
  const name = t(`changed-${part}`);
  return about === null ? name : t("changed-about", { part: name, about: aboutWords(part, about, t) });
}

/** What was not there before, and what is not there any more, is said by its one line. */
function says(change: PolicyChange, t: Text): TemplateResult | typeof nothing {
  const { before, after } = change;
  const line = (label: string, kind: string, value: string | null) => (value === null ? nothing : html`<div class=${kind}><dt>${label}</dt><dd dir="auto">${valueWords(change, value, t)}</dd></div>`);
  if (before === null) return line(t("changed-new"), "after", after);
  if (after === null) return line(t("changed-gone"), "before", before);
  return html`${line(t("changed-before"), "before", before)}${line(t("changed-after"), "after", after)}`;
}

/** Kinds come as on the wire; what is not known here stays as it came. */
function aboutWords(part: PolicyChange["part"], about: string, t: Text): string {
  if (part === "retention" && Object.hasOwn(ARTIFACTS, about)) return t(`artifact-${about}`);
  if (part === "document" && Object.hasOwn(DOCUMENTS, about)) return t(`document-${about}`);
  if (part === "alternative" && Object.hasOwn(ALTERNATIVES, about)) return t(`alternative-${about}`);
  return about;
}

function valueWords({ part }: PolicyChange, value: string, t: Text): string {
  const count = /^\d+$/.test(value) ? Number(value) : null;
  switch (part) {
    case "mandatory":
      return value === "yes" ? t("mandatory") : value === "no" ? t("optional") : value;
    case "retention":
      return count === null ? value : t("consent-days", { days: count });
    case "clip_length":
      return count === null ? value : t.duration(count);
    case "face_recognition":
      return Object.hasOwn(PLACES, value) ? t(`faces-${value}`) : value;
    case "dates":
      return count === null ? t.day(value) : t.date(count);
    default:
      return value;
  }
}
