// The values that stand in a finding's texts, as people read them: days, names, lists.
import type { Fact } from "../bindings/Fact";
import type { Finding } from "../bindings/Finding";
import type { SeenKind } from "../bindings/SeenKind";
import type { Text } from "../text";

const EDGES = ["top", "right", "bottom", "left"] as const;
const KINDS: Record<SeenKind, true> = { passport: true, id_card: true, visa: true, bank_statement: true, utility_bill: true, tax_document: true, payment_card: true };
export const FACTS: readonly Fact[] = [
  "person_name",
  "legal_name",
  "address",
  "tax_id",
  "document_number",
  "nationality",
  "birth_date",
  "sex",
  "expiry_date",
  "issue_date",
  "account_ending",
];
/** As the lines for machines name them. */
const FIELDS: Record<string, Fact> = { surname: "person_name", given_names: "person_name", number: "document_number" };

/** Every name is there, so that no text has a hole. */
export function findingValues({ data }: Finding, t: Text): Record<string, string | number> {
  const count = (name: string) => (data[name] ? Number(data[name]) : 0);
  const round = (name: string) => (data[name] ? t.number(Math.round(Number(data[name]))) : "–");
  const text = (name: string) => (data[name] ? t.day(data[name]) : "–");
  return {
    height: round("height_px"),
    least: round("least_px"),
    edges: t.list(EDGES.filter((edge) => parts(data.edges).includes(edge)).map((edge) => t(`edge-${edge}`))) || "–",
    turned: round("turned_deg"),
    seen: kindWords(data.seen, t),
    field: fieldWords(data.field, t),
    known: fieldWords(data.field, t) === "–" ? "no" : "yes",
    date: text("date"),
    days: count("days"),
    limit: count("limit_days"),
    machine: text("machine"),
    print: text("print"),
    ending: data.ending ?? "–",
    language: data.language ? t.tongue(data.language) : "–",
    languages: t.list(parts(data.accepted).map((tag) => t.tongue(tag))) || "–",
    type: typeWords(data.media_type),
    types: t.either(parts(data.accepted).map(typeWords)) || "–",
    characters: data.characters ?? "–",
    says: typeWords(data.name_says),
    is: typeWords(data.is),
    from: typeWords(data.from),
    to: typeWords(data.to),
  };
}

function kindWords(seen: string | undefined, t: Text): string {
  return seen && Object.hasOwn(KINDS, seen) ? t(`kind-${seen}`) : "–";
}

function fieldWords(field: string | undefined, t: Text): string {
  const fact = FACTS.find((each) => each === field) ?? FIELDS[field ?? ""];
  return fact ? t(`fact-${fact}`) : "–";
}

/** `JPEG` from `image/jpeg`, `jpeg` or `.jpg`. */
export function typeWords(type: string | undefined): string {
  const end = (type ?? "").split("/").at(-1)?.replace(/^\./, "").toUpperCase() ?? "";
  return end === "JPG" ? "JPEG" : end || "–";
}

function parts(list: string | undefined): string[] {
  return (list ?? "").split(",").map((each) => each.trim()).filter(Boolean);
}
