// 9. The receipt: the number, what is held until when, what happens next.
import { html, nothing } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { contact } from "../widgets/contact";
import { heldTable } from "../widgets/held-table";
import { icon } from "../widgets/icons";

export function receipt(part: Part<"receipt">, { t, dispatch }: Desk): Page {
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
        <div class="panel-acts">
          <button type="button" class="button small" id="what-next" @click=${next}>${t("receipt-next")}</button>
          <button type="button" class="button small" id="my-verification" @click=${() => dispatch({ intent: "open_mine" })}>${t("open-mine")}</button>
        </div>
      </section>
      <section class="panel">
        <h2 class="heading" id="next" tabindex="-1">${t("receipt-next")}</h2>
        ${alternative
          ? html`<p><strong>${t(`alternative-${alternative.kind}`)}</strong></p><p>${alternative.text}</p><p class="selectable" dir="auto">${alternative.contact}</p>`
          : html`<ol class="plain-steps"><li>${t("receipt-next-look")}</li><li>${t("receipt-next-answer")}</li><li>${t("receipt-next-erase")}</li></ol>`}
      </section>
      <section class="panel">
        <h2>${t("receipt-held")}</h2>
        ${heldTable(held, t)}
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

/** On the page already, and further down in a small window. */
function next(): void {
  const heading = document.getElementById("next");
  heading?.closest(".panel")?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}
