// Sample views of one document, of a document in front of the webcam, and of the comparison.
import type { Accepted } from "../src/bindings/Accepted";
import type { Agreement } from "../src/bindings/Agreement";
import type { CheckView } from "../src/bindings/CheckView";
import type { ComparedRow } from "../src/bindings/ComparedRow";
import type { Comparison } from "../src/bindings/Comparison";
import type { Difference } from "../src/bindings/Difference";
import type { Fact } from "../src/bindings/Fact";
import type { FactView } from "../src/bindings/FactView";
import type { Finding } from "../src/bindings/Finding";
import type { FindingCode } from "../src/bindings/FindingCode";
import type { PaperHint } from "../src/bindings/PaperHint";
import type { Screen } from "../src/bindings/Screen";
import type { Severity } from "../src/bindings/Severity";
import type { Slot } from "../src/bindings/Slot";
import type { View } from "../src/bindings/View";
import { ON_DESK, SIZES } from "./specimen";
import { fault, view } from "./view";

type Document = Extract<Screen, { name: "document" }>;

/** In the order in which the engine tells them. */
export const PAPER_HINTS: readonly PaperHint[] = ["show_document", "too_dark", "whole_document", "closer", "flatter", "glare", "hold_still", "not_sharp"];

export const done = (worst: Severity | null = null, count = 0, kept = false): CheckView => ({ check: "done", worst, count, kept });

const identity: Slot = { kind: "identity", side: "front" };
const bank: Slot = { kind: "bank_statement", side: "whole" };
const card: Slot = { kind: "card", side: "whole" };

const finding = (code: FindingCode, severity: Severity, boxes_px: Finding["boxes_px"] = [], data: Record<string, string> = {}, page = 0): Finding => ({ code, severity, page, boxes_px, data });

const fact = (name: Fact, text: string, place: FactView["read"]["place"] = null, corrected = false): FactView => ({ fact: name, read: { text, place, corrected } });

const identityFacts: FactView[] = [
  fact("person_name", "NGUYEN THI HOA", [0, [440, 195, 360, 140]]),
  fact("document_number", "L8988901C", [0, [850, 155, 300, 50]]),
  fact("nationality", "UTO", [0, [440, 390, 260, 50]]),
  fact("birth_date", "1974-08-12", [0, [440, 485, 260, 50]]),
  fact("sex", "F"),
  fact("expiry_date", "2026-12-15", [0, [440, 580, 260, 50]]),
];
const bankFacts: FactView[] = [
  fact("legal_name", "Hoa Sen Co., Ltd.", [0, [84, 296, 300, 46]]),
  fact("address", "12 Le Loi Str, District 1\nHo Chi Minh City", [0, [84, 342, 400, 92]]),
  fact("issue_date", "2026-06-30", [0, [694, 296, 420, 46]], true),
  fact("account_ending", "1234", [0, [694, 342, 380, 46]]),
];

const blurred: Finding["boxes_px"] = [];
for (let x = 440; x < 1000; x += 80) for (let y = 300; y < 620; y += 80) if ((x + 2 * y) % 240 !== 0) blurred.push([x, y, 80, 80]);

function paper(more: Partial<Document> = {}): Document {
  const slot = more.slot ?? identity;
  return {
    name: "document",
    slot,
    file_name: "IMG_2041.jpg",
    pages: 1,
    page: 0,
    size: SIZES[slot.kind],
    check: done(),
    findings: [],
    facts: [],
    removed: [],
    can_add_pages: false,
    changing: false,
    ...more,
  };
}

const marked: Finding[] = [
  finding("PIC-105", "warning", [[0, 848, 1250, 32]], { edges: "bottom" }),
  finding("PIC-103", "warning", [[820, 260, 300, 170], [900, 230, 160, 240]]),
  finding("MRZ-103", "question", [[440, 580, 260, 50]], { date: "2026-12-15", days: "21" }),
];
const noticed = { findings: marked, facts: identityFacts, removed: ["location", "camera_details", "thumbnail"] as Document["removed"] };

const live = { state: "live" as const, width_px: 1280, height_px: 720, fps: 30 };
const cameras = [
  { id: "usb-1", name: "Integrated Webcam (04f2:b6bf)", provenance: "none" as const },
  { id: "usb-2", name: "Document camera on a stand, USB 3", provenance: "none" as const },
];

const paperCamera = (hint: PaperHint | null, ready_percent = 0, more: Partial<Extract<Screen, { name: "document_camera" }>> = {}): View =>
  view(4, {
    name: "document_camera",
    slot: identity,
    cameras,
    chosen: "usb-1",
    state: live,
    sight: { outline: hint === "show_document" || hint === "too_dark" ? null : [...ON_DESK], hint, ready_percent },
    taken: false,
    ...more,
  });

const first: Agreement = { agreement: "first" };
const same: Agreement = { agreement: "same" };
const sameToUs = (...by: Accepted[]): Agreement => ({ agreement: "same_to_us", by });
const differs = (how: Difference, one: string[], here: string[]): Agreement => ({ agreement: "differs", how, first: one, here });

type Says = [Slot | null, string, Agreement];
const row = (name: Fact, ...says: Says[]): ComparedRow => ({
  fact: name,
  cells: says.map(([slot, text, agreement]) => ({ source: slot ? { source: "document", slot } : { source: "form" }, text, agreement })),
});

const tax: Slot = { kind: "tax_id", side: "whole" };
const bill: Slot = { kind: "utility_bill", side: "whole" };
const form = null;

const agreeing: Comparison = {
  rows: [
    row("person_name", [form, "Nguyễn Thị Hoa", first], [identity, "NGUYEN THI HOA", sameToUs("case", "accents")]),
    row("legal_name", [form, "Công ty TNHH Hoa Sen", first], [bank, "Hoa Sen Co., Ltd.", sameToUs("company_form")]),
    row("address", [form, "12 Lê Lợi\nQuận 1\nThành phố Hồ Chí Minh", first], [bank, "12 Lê Lợi\nQuận 1\nThành phố Hồ Chí Minh", same]),
    row("account_ending", [bank, "1234", first]),
  ],
  tax_id: null,
};

const differing: Comparison = {
  rows: [
    row("person_name", [form, "Nguyễn Thị Hoa", first], [identity, "NGUYEN THI HOA", sameToUs("case", "accents")], [tax, "Nguyễn Thị Hòa", differs("spelling", ["Hoa"], ["Hòa"])]),
    row("legal_name", [form, "Công ty TNHH Hoa Sen", first], [tax, "Công ty TNHH Hoa Sen", same], [bank, "Hoa Sen Co., Ltd.", sameToUs("company_form")], [bill, "Sen Vàng JSC", differs("other", ["Hoa"], ["Vàng"])]),
    row(
      "address",
      [form, "12 Lê Lợi\nQuận 1\nThành phố Hồ Chí Minh", first],
      [bank, "12 Le Loi Str, District 1\nHo Chi Minh City", sameToUs("accents", "abbreviation")],
      [bill, "14 Lê Lợi\nThành phố Hồ Chí Minh", differs("number", ["12"], ["14"])],
    ),
    row("tax_id", [form, "0312345678-001", first], [tax, "0312345678", sameToUs("branch")]),
    row("birth_date", [identity, "1974-08-12", first], [{ kind: "identity", side: "back" }, "1974-08-21", differs("number", ["1974-08-12"], ["1974-08-21"])]),
    row("account_ending", [bank, "1234", first]),
  ],
  tax_id: { country: "VN", scheme: "MST", verdict: "check_digit" },
};

/** By the name the gallery's address uses. */
export const PAPERS: Record<string, View> = {
  document: view(4, paper({ ...noticed, check: done("warning", 3) })),
  "document-clear": view(4, paper({ facts: identityFacts, removed: ["location"] })),
  "document-running": view(4, paper({ check: { check: "running", step: "reading" }, findings: marked.slice(0, 2) }), { can_continue: false }),
  "document-opening": view(4, paper({ check: { check: "running", step: "opening" }, size: null }), { can_continue: false }),
  "document-skipped": view(4, paper({ check: { check: "skipped" }, removed: ["author", "attachments"] })),
  "document-kept": view(4, paper({ ...noticed, check: done("warning", 3, true) })),
  "document-question": view(4, paper({ check: done("question", 1), findings: [finding("KND-101", "question", [], { seen: "id_card" })], facts: identityFacts })),
  "document-refused": view(
    4,
    paper({
      slot: bank,
      file_name: "sao-ke-06-2026.pdf",
      pages: 3,
      check: done("refused", 2),
      findings: [
        finding("DAT-101", "refused", [[694, 296, 420, 46]], { date: "2026-06-30", days: "147", limit_days: "90" }),
        finding("PIC-110", "warning", [], {}, 2),
        finding("FIL-102", "notice", [], { from: "image/tiff", to: "application/pdf" }),
      ],
      facts: bankFacts,
      removed: ["author", "history", "comments"],
      can_add_pages: true,
    }),
    { can_continue: false },
  ),
  "document-blurred": view(4, paper({ check: done("warning", 1), findings: [finding("PIC-102", "warning", blurred)], file_name: "" })),
  "document-mrz": view(
    4,
    paper({
      check: done("warning", 1),
      findings: [finding("MRZ-104", "warning", [[50, 720, 1150, 125], [440, 580, 260, 50]], { field: "expiry_date", machine: "2026-12-15", print: "2026-12-16" })],
      facts: identityFacts,
    }),
  ),
  "document-crowded": view(
    4,
    paper({
      check: done("warning", 4),
      findings: [
        finding("MRZ-104", "warning", [[440, 580, 260, 50]], { field: "expiry_date", machine: "2026-12-15", print: "2026-12-16" }),
        finding("MRZ-103", "question", [[440, 580, 260, 50]], { date: "2026-12-15", days: "21" }),
        finding("PIC-101", "warning", [[0, 0, 400, 120]], { height_px: "9.4", least_px: "16" }),
        finding("PIC-105", "warning", [[1218, 0, 32, 880]], { edges: "right" }),
        finding("PIC-108", "notice"),
      ],
    }),
  ),
  "document-card": view(4, paper({ slot: card, file_name: "card.png", check: done("warning", 1), findings: [finding("CRD-101", "warning", [[140, 545, 1130, 120]], { ending: "4242" })], facts: [fact("account_ending", "4242")] })),
  "document-covering": view(4, paper({ slot: card, check: done("warning", 1), findings: [finding("CRD-101", "warning", [[140, 545, 1130, 120]], { ending: "4242" })], changing: true }), { can_continue: false }),
  "document-fault": view(4, paper(), { fault: fault("DOC-112", ["pick_again"], { limit: "20" }) }),
  "paper-camera": paperCamera(null, 62),
  "paper-camera-opening": paperCamera(null, 0, { state: { state: "opening" } }),
  "paper-camera-taken": paperCamera(null, 100, { taken: true }),
  "paper-camera-fault": view(
    4,
    { name: "document_camera", slot: identity, cameras: [], chosen: null, state: { state: "off" }, sight: { outline: null, hint: "show_document", ready_percent: 0 }, taken: false },
    { fault: fault("CAM-101", ["retry", "alternatives"]) },
  ),
  match: view(4, { name: "match", comparison: agreeing, open: [] }),
  "match-differs": view(4, { name: "match", comparison: differing, open: [] }),
  "match-open": view(4, { name: "match", comparison: agreeing, open: [{ slot: identity, check: done("warning", 2) }, { slot: bill, check: { check: "running", step: "picture" } }] }),
  "match-comparing": view(4, { name: "match", comparison: null, open: [] }, { can_continue: false }),
  "match-nothing": view(4, { name: "match", comparison: { rows: [], tax_id: null }, open: [] }),
};

for (const each of PAPER_HINTS) PAPERS[`paper-${each}`] = paperCamera(each);

/** Every finding, with all the values it can have. */
const DATA: Partial<Record<FindingCode, Record<string, string>>> = {
  "PIC-101": { height_px: "9.4", least_px: "16" },
  "PIC-105": { edges: "top,left" },
  "PIC-111": { turned_deg: "90" },
  "KND-101": { seen: "utility_bill" },
  "MRZ-101": { field: "number" },
  "MRZ-102": { date: "2025-04-15" },
  "MRZ-103": { date: "2026-12-15", days: "21" },
  "MRZ-104": { field: "surname", machine: "NGUYEN", print: "NGUYỄN VĂN" },
  "MRZ-105": { field: "birth_date", date: "2031-02-30" },
  "DAT-101": { date: "2026-06-30", days: "147", limit_days: "90" },
  "DAT-102": { limit_days: "90" },
  "DAT-103": { date: "2027-01-02" },
  "CRD-101": { ending: "4242" },
  "RUL-101": { language: "vi", accepted: "en,zh,es" },
  "RUL-102": { media_type: "image/tiff", accepted: "application/pdf,image/jpeg" },
  "RUL-103": { characters: "% # &" },
  "FIL-101": { name_says: "jpg", is: "image/png" },
  "FIL-102": { from: "image/heic", to: "image/jpeg" },
};
export const FINDINGS: readonly FindingCode[] = [
  "PIC-101", "PIC-102", "PIC-103", "PIC-104", "PIC-105", "PIC-106", "PIC-107", "PIC-108", "PIC-109", "PIC-110", "PIC-111", "PIC-112",
  "KND-101", "MRZ-101", "MRZ-102", "MRZ-103", "MRZ-104", "MRZ-105", "MRZ-106", "DAT-101", "DAT-102", "DAT-103", "CRD-101",
  "RUL-101", "RUL-102", "RUL-103", "FIL-101", "FIL-102",
];
PAPERS["document-everything"] = view(4, paper({ check: done("warning", FINDINGS.length), findings: FINDINGS.map((code) => finding(code, "warning", [], DATA[code])), facts: identityFacts }));
