// 2. A mandatory purpose was declined: what that means, and the ways on.
import { html } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { contact } from "../widgets/contact";

export function declined({ purposes, collector }: Part<"declined">, { t }: Desk): Page {
  return {
    body: html`
      <h1 tabindex="-1">${t("declined-title")}</h1>
      <p class="lead">${t("declined-lead", { purposes: t.list(purposes), count: purposes.length })}</p>
      <p>${t("declined-nothing-sent")}</p>
      <section class="panel">
        <h2>${t("declined-ask")}</h2>
        ${contact(collector, t)}
      </section>
    `,
    primary: { label: t("declined-change"), intent: { intent: "back" }, enabled: true },
    hideBack: true,
  };
}
