// 4. What the form and the documents say, side by side: what is equal is quiet, what differs has its sentence.
import { html, nothing, type TemplateResult } from "lit-html";

import type { ComparedCell } from "../bindings/ComparedCell";
import type { ComparedRow } from "../bindings/ComparedRow";
import type { Comparison } from "../bindings/Comparison";
import type { Fact } from "../bindings/Fact";
import type { OpenDocument } from "../bindings/OpenDocument";
import type { Source } from "../bindings/Source";
import type { Desk, Dispatch, Page, Part } from "../page";
import type { Text } from "../text";
import { checkLine } from "../widgets/check";
import { factText } from "../widgets/facts";
import { icon } from "../widgets/icons";
import { documentIcon, slotName, slotWords, taxIdNote } from "../widgets/words";

type Differs = Extract<ComparedCell["agreement"], { agreement: "differs" }>;

export function match({ comparison, open }: Part<"match">, { t, dispatch, canContinue }: Desk): Page {
  const differ = comparison?.rows.some((row) => row.cells.some(differs)) ?? false;
  const unsettled = differ || open.some(({ check }) => check.check === "done");
  return {
    body: html`
      <h1 tabindex="-1">${t("match-title")}</h1>
      ${comparison?.rows.length === 0 ? nothing : html`<p class="lead">${!differ && comparison ? t("match-same") : t("match-lead")}</p>`}
      ${open.length === 0 ? nothing : stillOpen(open, t, dispatch)}
      ${comparison === null
        ? html`<p class="panel comparing" aria-busy="true">${icon("spin", "spins")}<span>${t("match-comparing")}</span></p>`
        : comparison.rows.length === 0
          ? html`<p class="panel" id="comparison">${t("match-nothing")}</p>`
          : table(comparison, t, dispatch)}
      ${differ ? html`<p class="quiet match-form">${t("match-form-change")}</p>` : nothing}
    `,
    primary: {
      label: unsettled ? t("match-anyway") : t("continue"),
      intent: { intent: "continue" },
      enabled: canContinue,
      busy: comparison === null,
      quiet: unsettled,
    },
    note: unsettled ? t("look-person") : "",
    width: "full",
  };
}

function differs({ agreement }: ComparedCell): boolean {
  return agreement.agreement === "differs";
}

function stillOpen(open: readonly OpenDocument[], t: Text, dispatch: Dispatch): TemplateResult {
  return html`<section class="panel still-open" id="still-open">
    <h2>${t("match-open")}</h2>
    <ul class="rows">
      ${open.map(
        ({ slot, check }) => html`<li class="row" data-slot=${slotName(slot)}>
          ${icon(documentIcon(slot.kind))}
          <div class="row-main"><span>${slotWords(t, slot)}</span>${checkLine(check, slot, t)}</div>
          <button type="button" class="button small" id="look-${slotName(slot)}" aria-label=${t("slot-look-for", { slot: slotWords(t, slot) })}
            @click=${() => dispatch({ intent: "look_at_document", slot })}>${t("slot-look")}</button>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** Roles are spelled out: in a narrow window the rows are cards, and a table shown otherwise is none to a reader. */
function table({ rows, tax_id }: Comparison, t: Text, dispatch: Dispatch): TemplateResult {
  const sources = columns(rows);
  return html`<div class="match" data-columns=${sources.length}>
    <table id="comparison" role="table" aria-label=${t("match-title")}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col"><span class="hidden">${t("column-what")}</span></th>
          ${sources.map((source) => html`<th role="columnheader" scope="col">${sourceWords(source, t)}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => factRow(row, sources, row.fact === "tax_id" ? taxIdNote(tax_id, t) : "", t, dispatch))}
      </tbody>
    </table>
  </div>`;
}

/** Every source that says anything: the form first, the documents as the rows have them, a document's sides together. */
function columns(rows: readonly ComparedRow[]): Source[] {
  const said = rows.flatMap((row) => row.cells).map(({ source }) => source);
  const groups = [...new Set(["form", ...said.map(group)])];
  const found = new Map(said.map((source) => [sourceName(source), source]));
  return [...found.values()].sort((a, b) => groups.indexOf(group(a)) - groups.indexOf(group(b)) || sourceName(b).localeCompare(sourceName(a), "en"));
}

function group(source: Source): string {
  return source.source === "form" ? "form" : source.slot.kind;
}

function sourceName(source: Source): string {
  return source.source === "form" ? "form" : slotName(source.slot);
}

function sourceWords(source: Source, t: Text): string {
  return source.source === "form" ? t("match-form") : slotWords(t, source.slot);
}

function factRow(row: ComparedRow, sources: readonly Source[], note: string, t: Text, dispatch: Dispatch): TemplateResult {
  const { fact, cells } = row;
  const first = cells[0];
  const lacking = cells.flatMap(({ agreement }) => (agreement.agreement === "differs" ? agreement.first : []));
  const says = cells.flatMap((cell) => (first ? sentence(row, first, cell, t, dispatch) : []));
  return html`<tr role="row" data-fact=${fact} class=${cells.some(differs) ? "differs" : ""}>
      <th role="rowheader" scope="row">${t(`fact-${fact}`)}</th>
      ${sources.map((source) => {
        const cell = cells.find((each) => sourceName(each.source) === sourceName(source));
        if (!cell) return html`<td role="cell" class="silent"></td>`;
        const { agreement } = cell;
        const apart = agreement.agreement === "differs" ? agreement.here : agreement.agreement === "first" ? [...new Set(lacking)] : [];
        const words = apart.map((word) => factText(fact, word, t));
        return html`<td role="cell" class=${agreement.agreement} data-source=${sourceName(source)} data-label=${sourceWords(source, t)}>
          <span class="cell-text" dir="auto">${marked(factText(fact, cell.text, t), words)}</span>
        </td>`;
      })}
    </tr>
    ${says.length === 0 && note === ""
      ? nothing
      : html`<tr role="row" class="says">
          <td role="cell" colspan=${sources.length + 1}>
            ${says}
            ${note === "" ? nothing : html`<p class="says-line" data-says="tax-id">${icon("alert")}<span>${note}</span></p>`}
          </td>
        </tr>`}`;
}

/** One cell against the row's first: nothing where they are equal. */
function sentence({ fact }: ComparedRow, first: ComparedCell, cell: ComparedCell, t: Text, dispatch: Dispatch): TemplateResult[] {
  const { source, agreement } = cell;
  const one = sourceWords(source, t);
  if (agreement.agreement === "same_to_us") {
    const rules = t.list(agreement.by.map((rule) => t(`rule-${rule}`)));
    const texts = { here: line(factText(fact, cell.text, t)), first: line(factText(fact, first.text, t)) };
    const against = first.source.source === "form" ? t("match-form.within") : sourceWords(first.source, t);
    return [html`<p class="says-line quiet" data-says="same_to_us"><span>${t("match-same-to-us", { source: one, against, rules, ...texts })}</span></p>`];
  }
  if (agreement.agreement !== "differs") return [];
  const { how } = agreement;
  return [
    html`<div class="says-line" data-says="differs" data-how=${how}>
      ${icon("alert")}
      <p><strong>${t(`differs-${how}`)}</strong> ${pair(fact, agreement, one, sourceWords(first.source, t), t)} ${t(`differs-${how}.do`)}</p>
      ${source.source === "document"
        ? html`<button type="button" class="button small" id="look-${fact}-${sourceName(source)}" aria-label=${t("slot-look-for", { slot: one })}
            @click=${() => dispatch({ intent: "look_at_document", slot: source.slot })}>${t("slot-look")}</button>`
        : nothing}
    </div>`,
  ];
}

/** The words that have no partner, and who says them. */
function pair(fact: Fact, { first, here }: Differs, source: string, against: string, t: Text): string {
  const shown = (words: readonly string[]) => words.map((word) => factText(fact, word, t)).join(" ");
  const [one, other] = [shown(here), shown(first)];
  if (one && other) return t("match-pair", { source, against, here: one, first: other });
  if (one) return t("match-only", { source, words: one });
  return other ? t("match-only", { source: against, words: other }) : "";
}

function line(text: string): string {
  return text.replace(/\s*\n\s*/g, ", ");
}

/** The text with these words marked: whole words where there are such; one that is not found is left alone. */
export function marked(text: string, words: readonly string[]): (TemplateResult | string)[] {
  const found: [number, number][] = [];
  const free = (start: number, end: number) => found.every(([a, b]) => end <= a || start >= b);
  for (const word of words.filter(Boolean)) {
    const hits = [...text.matchAll(new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "giu"))]
      .map(({ index }): [number, number] => [index, index + word.length])
      .filter(([start, end]) => free(start, end));
    const hit = hits.find(([start, end]) => !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end))) ?? hits[0];
    if (hit) found.push(hit);
  }
  found.sort(([a], [b]) => a - b);
  let at = 0;
  const parts = found.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, html`<mark>${text.slice(start, end)}</mark>`];
  });
  return [...parts, text.slice(at)];
}
