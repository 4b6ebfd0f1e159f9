// 3. Business details: what is typed is kept, what has to be mended is said at the field.
import { html, nothing, type TemplateResult } from "lit-html";

import type { DetailsField } from "../bindings/DetailsField";
import type { DetailsForm } from "../bindings/DetailsForm";
import { COUNTRIES } from "../countries";
import { edit, flush, type Edit } from "../draft";
import type { Desk, Dispatch, Page, Part } from "../page";
import type { Text } from "../text";
import { icon } from "../widgets/icons";
import { kept } from "../widgets/kept";
import { taxIdNote } from "../widgets/words";

const FORM = "details-form";

/** In the order of the page, each with what the system may fill in. */
const FIELDS: readonly [DetailsField, string][] = [
  ["legal_name", "organization"],
  ["person_name", "name"],
  ["country", "country"],
  ["address", "street-address"],
  ["tax_id", "off"],
  ["email", "email"],
];

export function details({ form, problems, tax_id, sealing }: Part<"details">, { t, dispatch, canContinue }: Desk): Page {
  const wrong = FIELDS.filter(([field]) => problems[field]);
  const typed = (event: Event) => edit(read(event), dispatch);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!canContinue) return;
    edit(read(event), dispatch);
    flush();
    dispatch({ intent: "continue" });
  };
  return {
    body: html`
      ${wrong.length === 0 ? nothing : summary(wrong, problems, t)}
      <h1 tabindex="-1">${t("details-title")}</h1>
      <p class="lead">${t("details-lead")}</p>
      <form id=${FORM} novalidate @input=${typed} @change=${left(dispatch)} @submit=${submit}>
        ${FIELDS.map(([field, fills]) => row(field, fills, form, problems, field === "tax_id" ? taxIdNote(tax_id, t) : "", t))}
      </form>
    `,
    primary: {
      label: sealing ? t("details-sealing") : t("continue"),
      intent: null,
      form: FORM,
      enabled: canContinue,
      busy: sealing,
    },
  };
}

type Problems = Part<"details">["problems"];

/** A field that is left is told at once. */
function left(dispatch: Dispatch) {
  return (event: Event) => {
    edit(read(event), dispatch);
    flush();
  };
}

function read(event: Event): Edit {
  return { intent: "edit_details", form: formOf(event.currentTarget as HTMLFormElement) };
}

function formOf(form: HTMLFormElement): DetailsForm {
  const value = (field: DetailsField) => {
    const entry = form.elements.namedItem(field);
    return (entry as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null)?.value ?? "";
  };
  return {
    legal_name: value("legal_name"),
    person_name: value("person_name"),
    country: value("country"),
    address: value("address"),
    tax_id: value("tax_id"),
    email: value("email"),
  };
}

function summary(wrong: readonly [DetailsField, string][], problems: Problems, t: Text): TemplateResult {
  const go = (field: DetailsField) => (event: Event) => {
    event.preventDefault();
    document.getElementById(`field-${field}`)?.focus();
  };
  return html`<section class="error-summary" tabindex="-1" role="alert" aria-labelledby="error-summary-title">
    <h2 id="error-summary-title">${t("details-problems", { count: wrong.length })}</h2>
    <ul>
      ${wrong.map(
        ([field]) => html`<li><a href="#field-${field}" @click=${go(field)}>${problem(field, problems, t)}</a></li>`,
      )}
    </ul>
  </section>`;
}

function problem(field: DetailsField, problems: Problems, t: Text): string {
  const what = problems[field];
  return what ? t(`problem-${what}`, { field: t(`field-${field}`), most: field === "address" ? 500 : field === "tax_id" ? 40 : 200 }) : "";
}

/** `note` is told, never in the way. */
function row(field: DetailsField, fills: string, form: DetailsForm, problems: Problems, note: string, t: Text): TemplateResult {
  const wrong = problems[field] !== undefined;
  const described = `${field}-hint${wrong ? ` ${field}-problem` : ""}${note ? ` ${field}-note` : ""}`;
  return html`<div class="field ${wrong ? "wrong" : ""}">
    <label for="field-${field}">${t(`field-${field}`)}</label>
    <p class="hint" id="${field}-hint">${t(`field-${field}.hint`)}</p>
    ${wrong ? html`<p class="problem" id="${field}-problem">${problem(field, problems, t)}</p>` : nothing}
    ${control(field, fills, form[field], wrong, described, t)}
    ${note ? html`<p class="note" id="${field}-note">${icon("alert")}<span>${note}</span></p>` : nothing}
  </div>`;
}

function control(field: DetailsField, fills: string, value: string, wrong: boolean, described: string, t: Text): TemplateResult {
  const autocomplete = fills as AutoFill;
  switch (field) {
    case "country": {
      const named = COUNTRIES.map((code) => ({ code, name: t.country(code) }));
      named.sort((a, b) => t.compare(a.name, b.name));
      return html`<select id="field-country" name="country" autocomplete=${autocomplete} aria-describedby=${described}
        aria-invalid=${wrong} .value=${kept(value)}>
        <option value="">${t("field-country.choose")}</option>
        ${named.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
      </select>`;
    }
    case "address":
      return html`<textarea id="field-address" name="address" rows="3" dir="auto" autocomplete=${autocomplete} aria-describedby=${described}
        aria-invalid=${wrong} .value=${kept(value)}></textarea>`;
    default:
      return html`<input id="field-${field}" name=${field} class=${field === "tax_id" ? "short" : ""} type="text" dir=${field === "email" ? "ltr" : "auto"}
        inputmode=${field === "email" ? "email" : "text"} autocomplete=${autocomplete} spellcheck="false"
        aria-describedby=${described} aria-invalid=${wrong} .value=${kept(value)} />`;
  }
}
