// What was noticed on a document: drawn on its picture with numbers, and the same numbers in a list beside it.
import { html, nothing, svg, type TemplateResult } from "lit-html";

import type { Finding } from "../bindings/Finding";
import type { FindingCode } from "../bindings/FindingCode";
import type { PageSize } from "../bindings/PageSize";
import type { Severity } from "../bindings/Severity";
import type { Dispatch } from "../page";
import type { Text } from "../text";
import { findingValues } from "./finding-words";
import { icon, type IconName } from "./icons";
import { styled } from "./styled";

/** A part that is bad, not a thing that is there: a soft stain, where others have a frame. */
const STAINS: ReadonlySet<FindingCode> = new Set<FindingCode>(["PIC-102", "PIC-103", "PIC-104"]);

/** Corners nearer than this share of the picture would have their numbers on one another: they go side by side. */
const NEAR = 0.06;

type Box = Finding["boxes_px"][number];

/** Over the picture of one page. */
export function findingMarks(findings: readonly Finding[], page: number, { width_px, height_px }: PageSize): TemplateResult {
  const placed = numbered(findings, page).filter(({ finding }) => finding.boxes_px.length > 0);
  const corners: [number, number][] = [];
  const boxes = placed.map(({ finding }) => svg`<g class=${STAINS.has(finding.code) ? "stains" : ""}>${finding.boxes_px.map((box) => frame(finding, box))}</g>`);
  return html`<svg class="finding-boxes" viewBox="0 0 ${width_px} ${height_px}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${boxes}</svg>
    ${placed.map(({ finding: { severity, boxes_px }, number }) => {
      const [x, y] = boxes_px[0] ?? [0, 0];
      const taken = corners.filter(([left, top]) => Math.abs(left - x) < width_px * NEAR && Math.abs(top - y) < height_px * NEAR).length;
      corners.push([x, y]);
      return html`<span class="mark over ${severity}" aria-hidden="true" ${styled("--x", share(x, width_px))} ${styled("--y", share(y, height_px))}
        ${styled("--nth", String(taken))}>${number}</span>`;
    })}`;
}

/** Below the picture: the numbers of what has no place on it. */
export function wholeMarks(findings: readonly Finding[], page: number, t: Text): TemplateResult | typeof nothing {
  const whole = numbered(findings, page).filter(({ finding }) => finding.boxes_px.length === 0);
  if (whole.length === 0) return nothing;
  return html`<p class="marks-whole" aria-hidden="true">
    <span>${t("look-whole-page")}</span>
    ${whole.map(({ finding, number }) => html`<span class="mark ${finding.severity}">${number}</span>`)}
  </p>`;
}

/** The findings of one page with their numbers in the list. */
function numbered(findings: readonly Finding[], page: number): { finding: Finding; number: number }[] {
  return findings.map((finding, place) => ({ finding, number: place + 1 })).filter(({ finding }) => finding.page === page);
}

function frame({ code, severity }: Finding, [x, y, width, height]: Box): TemplateResult {
  if (STAINS.has(code)) return svg`<rect class="stain ${severity}" x=${x} y=${y} width=${width} height=${height} />`;
  return svg`<rect class="halo" x=${x} y=${y} width=${width} height=${height} /><rect class="box ${severity}" x=${x} y=${y} width=${width} height=${height} />`;
}

function share(px: number, of: number): string {
  return `${((px / Math.max(1, of)) * 100).toFixed(2)}%`;
}

/** `act`: a button of the finding's own. `shown`: the page on the picture; the others have a button that turns to it. */
export function findingList(given: {
  findings: readonly Finding[];
  shown: number;
  pages: number;
  act: (finding: Finding) => TemplateResult | typeof nothing;
  t: Text;
  dispatch: Dispatch;
}): TemplateResult {
  const { findings, shown, pages, act, t, dispatch } = given;
  const turn = (to: number) => () => {
    // In a narrow window the picture stands above the list, out of sight.
    document.getElementById("preview")?.scrollIntoView({ block: "nearest" });
    dispatch({ intent: "turn_page", page: to });
  };
  return html`<ol class="findings" role="list">
    ${findings.map((finding, place) => {
      const { code, severity, page } = finding;
      const values = findingValues(finding, t);
      return html`<li class="finding ${severity}" id="finding-${place + 1}" tabindex="-1" data-finding=${code} data-severity=${severity}>
        <span class="mark ${severity}" aria-hidden="true">${place + 1}</span>
        <div class="finding-body">
          <p class="severity">${icon(signs[severity])}<span>${t(`severity-${severity}`)}</span></p>
          <p class="finding-what">${t(`finding-${code}`, values)}</p>
          <p>${t(`finding-${code}.do`, values)}</p>
          <div class="finding-foot">
            ${act(finding)}
            ${pages > 1 && page !== shown
              ? html`<button type="button" class="button small" id="see-finding-${place + 1}" @click=${turn(page)}>${t("look-on-page", { page: page + 1 })}</button>`
              : nothing}
            <span class="code">${code}</span>
          </div>
        </div>
      </li>`;
    })}
  </ol>`;
}

const signs: Record<Severity, IconName> = { notice: "info", question: "help", warning: "alert", refused: "stop" };
