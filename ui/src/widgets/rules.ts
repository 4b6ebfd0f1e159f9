// The marketplace's own rules for documents, told before a file is chosen.
import { html, nothing, type TemplateResult } from "lit-html";
import { guard } from "lit-html/directives/guard.js";

import type { DocumentRules } from "../bindings/DocumentRules";
import type { Text } from "../text";
import { typeWords } from "./finding-words";
import { icon } from "./icons";

/**
 * One quiet block, and above it the one line that matters most to those who read this page in a language the
 * reviewers do not. `first`: nothing was added yet. The block is open then, and stays as it is while the screen does.
 */
export function rulesBlock(rules: DocumentRules, first: boolean, t: Text): TemplateResult {
  const { languages, formats, forbidden_in_names, colour, least_validity_days } = rules;
  const tongue = t.language.split("-")[0] ?? t.language;
  const unread = languages.length > 0 && !languages.includes(tongue);
  const row = (name: string, says: string | TemplateResult) => html`<div class="rule" data-rule=${name}><dt>${t(`rules-${name}`)}</dt><dd>${says}</dd></div>`;
  return html`
    ${unread ? html`<p class="note" id="unread">${icon("alert")}<span>${t("rules-unread", { language: t.tongue(tongue) })}</span></p>` : nothing}
    <details class="rules" id="rules" ?open=${guard([], () => first)}>
      <summary>${icon("back", "mirrors")}<span>${t("rules-title")}</span></summary>
      <dl>
        ${row("picture", t(colour ? "rules-picture.colour" : "rules-picture.any"))}
        ${languages.length > 0 ? row("languages", unread ? t.list(tongues(languages, t)) : t("rules-languages.says", { list: t.list(tongues(languages, t)) })) : nothing}
        ${formats.length > 0 ? row("files", t("rules-files.says", { list: t.either(formats.map(typeWords)) })) : nothing}
        ${forbidden_in_names === "" ? nothing : row("name", html`${t("rules-name.says")} <bdi class="signs" dir="ltr">${[...forbidden_in_names].join(" ")}</bdi>`)}
        ${least_validity_days > 0 ? row("validity", t("rules-validity.says", { days: least_validity_days })) : nothing}
      </dl>
    </details>
  `;
}

/** Their names in the order in which one looks for one's own. */
function tongues(languages: readonly string[], t: Text): string[] {
  return languages.map((tag) => t.tongue(tag)).sort(t.compare);
}
