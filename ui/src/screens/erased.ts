// Beside the road: everything was erased. What that was, and the paper that proves it.
import { html, nothing } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { contact } from "../widgets/contact";
import { icon } from "../widgets/icons";

export function erased({ signup, at, files, saved_as, collector }: Part<"erased">, { t }: Desk): Page {
  const save = { intent: "save_deletion", artifact: null } as const;
  return {
    body: html`
      <h1 tabindex="-1">${t("erased-title")}</h1>
      <p class="lead">${files > 0 ? t("erased-lead", { collector: collector.name }) : t("erased-lead-nothing")}</p>
      <section class="panel">
        <dl class="facts selectable" id="erased">
          <dt>${t("erased-files")}</dt><dd>${t("erased-count", { count: files })}</dd>
          <dt>${t("erased-when")}</dt><dd>${t.moment(at)}</dd>
          <dt>${t("erased-signup")}</dt><dd class="mono" dir="ltr">${signup}</dd>
        </dl>
        ${saved_as === null ? nothing : html`<p class="saved" role="status">${icon("check", "done")}<span>${t("receipt-saved")} <bdi>${saved_as}</bdi></span></p>`}
      </section>
      <section class="panel">
        <h2>${t("erased-computer")}</h2>
        <p>${t("erased-computer.more")}</p>
      </section>
      <section class="panel"><h2>${t("receipt-questions")}</h2>${contact(collector, t)}</section>
    `,
    primary:
      saved_as === null
        ? { label: t("erased-save"), intent: save, id: "save-deletion", enabled: true }
        : { label: t("done"), intent: { intent: "continue" }, enabled: true },
    secondary: saved_as === null ? null : { label: t("receipt-save-again"), intent: save, id: "save-deletion" },
    note: saved_as === null ? t("erased-once") : "",
  };
}
