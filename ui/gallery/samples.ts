// Sample views of every screen, for the eye (gallery) and for tests. Nobody and nothing in them is real.
import type { CheckView } from "../src/bindings/CheckView";
import type { DocumentCard } from "../src/bindings/DocumentCard";
import type { DocumentKind } from "../src/bindings/DocumentKind";
import type { Fault } from "../src/bindings/Fault";
import type { Screen } from "../src/bindings/Screen";
import type { Slot } from "../src/bindings/Slot";
import type { SlotState } from "../src/bindings/SlotState";
import type { View } from "../src/bindings/View";
import { alternatives, collector, details, files, held, policy, slot, total } from "./common";
import { FACE_VIDEO, outcomes } from "./face-video";
import { done, PAPERS } from "./papers";
import { RIGHTS } from "./rights";
import { fault, view } from "./view";

const empty = { legal_name: "", person_name: "", country: "", address: "", tax_id: "", email: "" };

/** A grey card as thumbnail: the shape of a document, nobody's. */
const thumbnail =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 64"><rect width="96" height="64" fill="#dfe7e6"/><rect x="8" y="12" width="24" height="30" rx="2" fill="#9fb3b1"/><path d="M40 18h46M40 28h38M40 38h42M8 52h78" stroke="#7d9491" stroke-width="4"/></svg>',
  );

const filled = (file_name: string, length_bytes: number, pages = 1, check: CheckView = done()): SlotState => ({
  state: "filled",
  file_name,
  media_type: pages > 1 ? "application/pdf" : "image/jpeg",
  length_bytes,
  pages,
  thumbnail,
  check,
});

function card(kind: DocumentKind, accepts: string, why: string, days: number | null, states: [Slot["side"], SlotState, (Fault | undefined)?][]): DocumentCard {
  return {
    kind,
    accepts,
    why,
    newest_age_days: days,
    slots: states.map(([side, state, fault]) => ({ slot: slot(kind, side), mandatory: kind !== "card", state, fault: fault ?? null })),
  };
}

const none: SlotState = { state: "empty" };

function cards(full: boolean, tooLarge?: Fault): DocumentCard[] {
  const either = (state: SlotState) => (full ? state : none);
  return [
    card("identity", "State-issued passport or identity card.", "It shows your name and your face.", null, [
      ["front", filled("IMG_2041.jpg", 2_412_000)],
      ["back", either(filled("IMG_2042 back of my identity card, second try with more light.jpg", 1_980_000)), tooLarge],
    ]),
    card("tax_id", "Certificate or letter with your tax number.", "It ties the business to you.", null, [["whole", either(filled("mst.pdf", 412_000, 2))]]),
    card("bank_statement", "First page of a statement; you may cover the amounts.", "Payments go to this account.", 90, [["whole", full ? filled("sao-ke-10-2026.pdf", 812_000, 3) : { state: "busy" }]]),
    card("utility_bill", "Electricity, water or internet.", "It shows the address.", 90, [["whole", either(filled("dien-10-2026.png", 1_240_000))]]),
    card("card", "Photo of the card with the middle digits covered, or its statement.", "It helps with refunds.", null, [["whole", none]]),
  ];
}

/** Every state a check can be in. */
function checked(): DocumentCard[] {
  return [
    card("identity", "State-issued passport or identity card.", "It shows your name and your face.", null, [
      ["front", filled("IMG_2041.jpg", 2_412_000, 1, done("warning", 2))],
      ["back", filled("", 1_980_000, 1, { check: "running", step: "reading" })],
    ]),
    card("tax_id", "Certificate or letter with your tax number.", "It ties the business to you.", null, [["whole", filled("mst.pdf", 412_000, 2, done("warning", 1, true))]]),
    card("bank_statement", "First page of a statement; you may cover the amounts.", "Payments go to this account.", 90, [["whole", filled("sao-ke-06-2026.pdf", 812_000, 3, done("refused", 1))]]),
    card("utility_bill", "Electricity, water or internet.", "It shows the address.", 90, [["whole", filled("dien-10-2026.png", 1_240_000, 1, { check: "skipped" })]]),
    card("card", "Photo of the card with the middle digits covered, or its statement.", "It helps with refunds.", null, [["whole", filled("card.jpg", 940_000, 1, done("notice", 0))]]),
  ];
}

const documents = (full: boolean, tooLarge?: Fault): Extract<Screen, { name: "documents" }> => ({
  name: "documents",
  cards: cards(full, tooLarge),
  open: full ? slot("card") : slot("identity", "back"),
  missing: full ? [] : [slot("identity", "back"), slot("tax_id"), slot("bank_statement"), slot("utility_bill")],
  rules: { languages: ["en", "es", "zh", "de", "fr", "it", "ja", "pt", "tr", "ar"], formats: ["image/jpeg", "image/png", "application/pdf"], forbidden_in_names: "$&#", colour: true, least_validity_days: 30 },
  kept: 0,
  limit_bytes: 10_485_760,
});

const review = (playing: boolean, clip = true, unseen = false): Extract<Screen, { name: "review" }> => ({
  name: "review",
  clip: clip
    ? {
        playing,
        length_ms: 5000,
        frames: 150,
        fps: 30.02,
        width_px: 1280,
        height_px: 720,
        prompts: outcomes(["turn_right", null], ["open_mouth", null], ["tilt_left", unseen ? "not_seen" : null]),
      }
    : null,
  alternative: clip ? null : "video_call",
  files: clip ? files(0) : files(0).slice(0, 4),
  kept: 0,
  recipients: [
    { name: "Review desk, key of 2026", fingerprint: "a41f09c2e77b5d10" },
    { name: null, fingerprint: "77e0b1c45f2a9d38" },
  ],
  takes_left: 2,
  signing: false,
});

const sending = (sent: number, state: Extract<Screen, { name: "sending" }>["state"]): Screen => ({
  name: "sending",
  files: files(sent),
  sent_bytes: sent,
  total_bytes: total,
  seconds_left: state.state === "moving" ? 42 : null,
  state,
});

const receipt = (saved_as: string | null, alternative = false): Screen => ({
  name: "receipt",
  number: "K7QF-2M9X",
  held,
  collector,
  alternative: alternative ? (alternatives[0] ?? null) : null,
  saved_as,
});

const kinds: DocumentKind[] = ["identity", "tax_id", "bank_statement", "utility_bill", "card"];
const tooLarge = fault("DOC-101", ["pick_again"], { limit_bytes: "10485760", got_bytes: "14300000" });

/** Every screen in its states, by the name the gallery's address uses. */
export const SAMPLES: Record<string, View> = {
  welcome: view(1, { name: "welcome", documents: kinds, carry_on: false }),
  "welcome-first": view(1, { name: "welcome", documents: [], carry_on: false }, { practice: false }),
  "welcome-back": view(1, { name: "welcome", documents: kinds, carry_on: true }),
  "welcome-fault": view(1, { name: "welcome", documents: [], carry_on: false }, { fault: fault("NET-101", ["retry"]) }),
  consent: view(2, { name: "consent", policy: policy(null, null), changes: [], opening: false }, { can_continue: false }),
  "consent-decided": view(2, { name: "consent", policy: policy("agree", "agree"), changes: [], opening: false }),
  "consent-opening": view(2, { name: "consent", policy: policy("decline", "agree"), changes: [], opening: true }, { can_continue: false }),
  "consent-fetching": view(2, { name: "consent", policy: null, changes: [], opening: false }, { can_continue: false }),
  "consent-fault": view(2, { name: "consent", policy: null, changes: [], opening: false }, { can_continue: false, fault: fault("INT-101", ["retry"]) }),
  declined: view(2, { name: "declined", purposes: ["Your details and documents"], collector }, { can_continue: false }),
  alternatives: view(2, { name: "alternatives", options: alternatives, chosen: null }, { can_continue: false }),
  "alternatives-chosen": view(2, { name: "alternatives", options: alternatives, chosen: "video_call" }),
  details: view(3, { name: "details", form: details, problems: {}, tax_id: null, sealing: false }),
  "details-problems": view(3, { name: "details", form: { ...empty, legal_name: "Hoa Sen", email: "hoa@hoasen" }, problems: { person_name: "missing", country: "missing", address: "missing", tax_id: "missing", email: "email" }, tax_id: null, sealing: false }),
  "details-sealing": view(3, { name: "details", form: details, problems: {}, tax_id: null, sealing: true }, { can_continue: false }),
  "details-check-digit": view(3, { name: "details", form: details, problems: {}, tax_id: { country: "VN", scheme: "MST", verdict: "check_digit" }, sealing: false }),
  "details-form": view(3, { name: "details", form: details, problems: {}, tax_id: { country: "VN", scheme: "MST", verdict: "form" }, sealing: false }),
  documents: view(4, documents(false), { can_continue: false }),
  "documents-filled": view(4, documents(true)),
  "documents-fault": view(4, documents(false, tooLarge), { can_continue: false }),
  "documents-checks": view(4, { ...documents(true), cards: checked() }, { can_continue: false }),
  "documents-empty": view(4, { ...documents(false), cards: cards(false).map((each) => ({ ...each, slots: each.slots.map((place) => ({ ...place, state: none })) })), open: slot("identity", "front"), missing: cards(false).flatMap((each) => each.slots).filter(({ mandatory }) => mandatory).map((place) => place.slot) }, { can_continue: false }),
  "documents-kept": view(4, { ...documents(true), cards: cards(false).filter(({ kind }) => kind === "bank_statement").map((each) => ({ ...each, slots: each.slots.map((place) => ({ ...place, state: none })) })), open: slot("bank_statement"), missing: [slot("bank_statement")], kept: 4 }, { can_continue: false, can_open_mine: true }),
  "documents-no-rules": view(4, { ...documents(false), rules: { languages: [], formats: [], forbidden_in_names: "", colour: false, least_validity_days: 0 } }, { can_continue: false }),
  ...PAPERS,
  ...FACE_VIDEO,
  ...RIGHTS,
  review: view(7, review(false)),
  "review-unseen": view(7, review(false, true, true)),
  "review-playing": view(7, review(true)),
  "review-alternative": view(7, review(false, false)),
  "review-kept": view(7, { ...review(false, false), alternative: null, files: files(0).slice(3, 4), kept: 5 }, { can_open_mine: true }),
  "review-kept-video": view(7, { ...review(false), files: files(0).slice(4), kept: 4 }, { can_open_mine: true }),
  sending: view(8, sending(3_210_000, { state: "moving" }), { can_go_back: false, can_continue: false }),
  "sending-waiting": view(8, sending(3_210_000, { state: "waiting", retry_in_s: 8 }), { can_go_back: false, can_continue: false }),
  "sending-paused": view(8, sending(3_210_000, { state: "paused" }), { can_continue: false }),
  "sending-submitting": view(8, sending(total, { state: "submitting" }), { can_go_back: false, can_continue: false }),
  "sending-refused": view(8, sending(total, { state: "paused" }), { can_continue: false, fault: fault("INT-105", ["retry"], { reasons: "checksum, consent_missing" }) }),
  receipt: view(9, receipt(null), { can_go_back: false, can_continue: false, can_open_mine: true }),
  "receipt-saved": view(9, receipt("receipt-K7QF-2M9X.jwt"), { can_go_back: false, can_continue: false, can_open_mine: true, practice: false }),
  "receipt-alternative": view(9, receipt(null, true), { can_go_back: false, can_continue: false, can_open_mine: true }),
  closing: view(8, sending(3_210_000, { state: "moving" }), { can_go_back: false, can_continue: false, closing: true }),
};
