// Whom to turn to. Plain text, not links: the window opens no pages.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Collector } from "../bindings/Collector";
import type { Text } from "../text";

export function contact({ name, address, contact, appeals }: Collector, t: Text): TemplateResult {
  const line = (label: string, value: string) =>
    value ? html`<dt>${label}</dt><dd class="selectable" dir="auto">${value}</dd>` : nothing;
  return html`<dl class="facts">
    ${line(t("contact-collector"), name)} ${line(t("contact-address"), address)}
    ${line(t("contact-questions"), contact)} ${line(t("contact-appeals"), appeals)}
  </dl>`;
}
