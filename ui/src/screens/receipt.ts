// 9. The receipt: the number, what is held until when, what happens next.
import { html, nothing } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { contact } from "../widgets/contact";
import { icon } from "../widgets/icons";
import { fileWords } from "../widgets/words";

export function receipt(part: Part<"receipt">, { t }: Desk): Page {
  const { number, held, collector, alternative, saved_as } = part;
  return {
    body: html`
      <h1 tabindex="-1">${t("receipt-title")}</h1>
      <p class="lead">${t("receipt-lead", { collector: collector.name })}</p>
      <section class="panel receipt">
        <p class="quiet" id="receipt-label">${t("receipt-number")}</p>
        <p class="receipt-number selectable" id="receipt-number" dir="ltr" aria-labelledby="receipt-label receipt-number">${number}</p>
        <p class="quiet">${t("receipt-keep")}</p>
        ${saved_as === null ? nothing : html`<p class="saved" role="status">${icon("check", "done")}<span>${t("receipt-saved")} <bdi>${saved_as}</bdi></span></p>`}
      </section>
      <section class="panel">
        <h2>${t("receipt-next")}</h2>
        ${alternative
          ? html`<p><strong>${t(`alternative-${alternative.kind}`)}</strong></p><p>${alternative.text}</p><p class="selectable" dir="auto">${alternative.contact}</p>`
          : html`<ol class="plain-steps"><li>${t("receipt-next-look")}</li><li>${t("receipt-next-answer")}</li><li>${t("receipt-next-erase")}</li></ol>`}
      </section>
      <section class="panel">
        <h2>${t("receipt-held")}</h2>
        <table id="held">
          <thead><tr><th scope="col">${t("column-what")}</th><th scope="col" class="end">${t("column-size")}</th><th scope="col" class="end">${t("column-until")}</th></tr></thead>
          <tbody>
            ${held.map((file) => html`<tr><th scope="row">${fileWords(t, file)}</th><td class="end">${t.bytes(file.length_bytes)}</td><td class="end">${t.date(file.erase_by)}</td></tr>`)}
          </tbody>
        </table>
      </section>
      <section class="panel"><h2>${t("receipt-questions")}</h2>${contact(collector, t)}</section>
    `,
    primary: {
      label: saved_as === null ? t("receipt-save") : t("receipt-save-again"),
      intent: { intent: "save_receipt" },
      id: "save-receipt",
      enabled: true,
    },
    note: saved_as === null ? "" : t("receipt-close"),
  };
}
