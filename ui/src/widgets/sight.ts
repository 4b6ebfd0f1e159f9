// What the picture says before a take: the one thing to mend, or that all is well.
import { html, type TemplateResult } from "lit-html";

import type { Sight } from "../bindings/Sight";
import type { Text } from "../text";
import { icon, type IconName } from "./icons";

/** In words; empty while nobody was seen yet. */
export function sightWords({ hint, good }: Sight, t: Text): string {
  if (hint) return t(`hint-${hint}`);
  return good ? t("sight-good") : "";
}

/** The line above the oval. */
export function sightLine(sight: Sight, t: Text): TemplateResult {
  const { hint, good } = sight;
  const sign: IconName = hint ?? (good ? "check" : "person");
  const state = hint ? "mend" : good ? "good" : "idle";
  return html`<p class="prompt ${state}" id="sight" data-hint=${hint ?? ""}>
    <span>${icon(sign)}${sightWords(sight, t) || t("sight-looking")}</span>
  </p>`;
}
