// Sample views of the seller's rights: my verification in every standing, and the screens beside the road.
import type { Decision } from "../src/bindings/Decision";
import type { ErasureCause } from "../src/bindings/ErasureCause";
import type { FilePlace } from "../src/bindings/FilePlace";
import type { HoldReason } from "../src/bindings/HoldReason";
import type { ItemNeeded } from "../src/bindings/ItemNeeded";
import type { Meaning } from "../src/bindings/Meaning";
import type { MineFile } from "../src/bindings/MineFile";
import type { NeededReason } from "../src/bindings/NeededReason";
import type { PaperCheck } from "../src/bindings/PaperCheck";
import type { PolicyChange } from "../src/bindings/PolicyChange";
import type { PolicyPart } from "../src/bindings/PolicyPart";
import type { RefusalReason } from "../src/bindings/RefusalReason";
import type { Revocation } from "../src/bindings/Revocation";
import type { Screen } from "../src/bindings/Screen";
import type { Standing } from "../src/bindings/Standing";
import type { View } from "../src/bindings/View";
import { alternatives, collector, details, files, held, policy, RECEIVED, slot, total } from "./common";
import { fault, view } from "./view";

type Part<Name extends Screen["name"]> = Extract<Screen, { name: Name }>;

export const NEEDED: readonly NeededReason[] = ["too_old", "expired", "unreadable", "incomplete", "wrong_document", "needs_translation", "name_differs", "address_differs", "face_not_visible", "prompts_not_followed", "consent_withdrawn", "other"];
export const REFUSALS: readonly RefusalReason[] = ["identity_not_confirmed", "business_not_confirmed", "documents_not_accepted", "face_video_not_accepted", "no_answer", "against_rules", "other"];
export const MEANINGS: readonly Meaning[] = ["erased_there", "face_video_erased", "erased_here", "review_needs_it", "alternative_needed", "decision_stays", "signup_ends", "computer_forgets", "deletion_receipt", "nothing_erased"];
export const HOLDS: readonly HoldReason[] = ["order", "law", "dispute", "other"];
export const CAUSES: readonly ErasureCause[] = ["wish", "withdrawal", "retention", "replaced"];

const HOUR = 3600;
const DAY = 24 * HOUR;

const atIntake: FilePlace = { place: "intake", received_at: RECEIVED, erase_by: RECEIVED + 180 * DAY };
const erasedFor = (cause: ErasureCause): FilePlace => ({ place: "erased", at: RECEIVED + 3 * DAY, cause });

const mineFile = (index: number, more: Partial<MineFile> = {}): MineFile => {
  const file = files(0)[index];
  if (!file) throw new Error("no such sample file");
  const { artifact, kind, document, length_bytes, sha256 } = file;
  return { artifact, kind, document, length_bytes, sha256, place: atIntake, can_show: true, can_erase: true, ...more };
};

const sent: MineFile[] = files(0).map((_, index) => mineFile(index));

const decisions = (face: Decision = "agree", can_withdraw = true): Part<"mine">["decisions"] => [
  { purpose: "documents", title: "Your details and documents", decision: "agree", at: RECEIVED - DAY, can_withdraw },
  { purpose: "face_video", title: "A video of your face", decision: face, at: RECEIVED - DAY, can_withdraw: can_withdraw && face === "agree" },
];

/** With the check digits it needs. */
const CODE = "0741 8529 6307 4185 2963 0794";

const mine = (standing: Standing | null, more: Partial<Part<"mine">> = {}): Part<"mine"> => ({
  name: "mine",
  number: "K7QF-2M9X",
  standing,
  appealed: false,
  hold: null,
  said_at: standing === null ? null : RECEIVED + 3 * HOUR,
  asked: "answered",
  files: sent,
  decisions: decisions(),
  alternative: null,
  code: CODE,
  question: null,
  collector,
  saved_as: null,
  ...more,
});

const needed = (item: ItemNeeded["item"], reason: NeededReason): ItemNeeded => ({ item, reason });
const bank = { what: "document", slot: slot("bank_statement") } as const;
const refused: Standing = { status: "refused", reasons: ["documents_not_accepted", "business_not_confirmed"], appeal: "appeals@lotus-market.example" };
const action = (...items: ItemNeeded[]): Standing => ({ status: "action_needed", items });
const received: Standing = { status: "received" };

const beside = (screen: Screen, more: Partial<View> = {}): View => view(0, screen, { can_go_back: true, can_continue: false, ...more });
const asking = (what: Revocation, means: Meaning[], busy = false): View => beside(mine(received, { question: { what, means, busy } }));

const aFile: Revocation = { revoke: "file", artifact: "a3" };
const consent: Revocation = { revoke: "consent", purpose: "face_video" };
const everything: Revocation = { revoke: "everything" };

const heldFile = (index: number, state: Part<"held">["state"], more: Partial<MineFile> = {}): Screen => ({ name: "held", file: mineFile(index, more), state });

const transcript = `{
  "version": 1,
  "length_ms": 5000,
  "prompts": [
    { "prompt": "turn_right", "shown_ms": 0, "seen_ms": 610, "done_ms": 1240 },
    { "prompt": "open_mouth", "shown_ms": 1700, "seen_ms": 2280, "done_ms": 2890 },
    { "prompt": "tilt_left", "shown_ms": 3400, "seen_ms": 4020, "done_ms": 4610 }
  ],
${Array.from({ length: 30 }, (_, index) => `  "observation_${index}": { "at_ms": ${index * 33}, "yaw_deg": ${(index * 0.7).toFixed(1)}, "smile": 0.0${index % 10} }`).join(",\n")}
}`;

const change = (part: PolicyPart, about: string | null, before: string | null, after: string | null): PolicyChange => ({ part, about, before, after });

/** Every part of a policy, each changed in one of the ways there are. */
export const CHANGES: readonly PolicyChange[] = [
  change("retention", "clip", "30", "90"),
  change("purpose", "A video of your face", "To check that the person on the identity document is the one who signs up.", "To check that the person on the identity document is the one who signs up, and to answer objections."),
  change("reviewers", null, "Review desk, key of 2026 (a41f 09c2 e77b 5d10)", "Review desk, key of 2026 (a41f 09c2 e77b 5d10), Second reader (09be 4c71 d2a8 f356)"),
  change("mandatory", "A video of your face", "no", "yes"),
  change("document", "utility_bill", null, "Electricity, water or internet, not older than 90 days."),
  change("alternative", "in_person", "At one of our counters, with your documents.", null),
  change("face_recognition", null, "nowhere", "device"),
  change("collector", null, "Lotus Market Example Ltd, 1 Example Street", "Lotus Market Example Ltd, 2 Example Street"),
  change("contact", null, "privacy@lotus-market.example", "data@lotus-market.example"),
  change("appeals", null, null, "appeals@lotus-market.example"),
  change("clip_length", null, "5", "7"),
  change("dates", null, "2026-11-23", "2026-11-28"),
];

const written = "The bank statement you had is from my old account. I closed it in March. Here is what changed, and I have added the letter of the bank.";
const appeal = (text: string, more: Partial<Part<"appeal">> = {}): Screen => ({ name: "appeal", reasons: ["documents_not_accepted", "business_not_confirmed"], text, most: 2000, sealing: false, contact: "appeals@lotus-market.example", ...more });
const erased = (count: number, saved_as: string | null): Screen => ({ name: "erased", signup: "01HZY5K3QW7M9XB2C4D6F8G0JR", at: RECEIVED + 3 * DAY, files: count, saved_as, collector });
const code = (typed: string, more: Partial<Part<"code">> = {}): Screen => ({ name: "code", code: typed, problem: null, busy: false, ...more });
const check = (result: PaperCheck | null, busy = false): Screen => ({ name: "check", result, busy });
const iss = "intake.lotus-market.example";

/** By the name the gallery's address uses. */
export const RIGHTS: Record<string, View> = {
  mine: beside(mine(received)),
  "mine-first": beside(mine(null, { asked: "asking", number: null })),
  "mine-first-offline": beside(mine(null, { asked: "offline" })),
  "mine-open": beside(mine({ status: "open" }, { number: null, files: sent.slice(0, 3).map((file) => ({ ...file, place: { place: "computer" } })) })),
  "mine-nothing-yet": beside(mine({ status: "open" }, { number: null, files: [], code: null })),
  "mine-in-review": beside(mine({ status: "in_review" }, { asked: "asking" })),
  "mine-offline": beside(mine({ status: "in_review" }, { asked: "offline" })),
  "mine-action": beside(mine(action(needed(bank, "too_old"))), { can_continue: true }),
  "mine-action-all": beside(mine(action(...NEEDED.map((reason, index) => needed(index === 8 || index === 9 ? { what: "face_video" } : index === 10 ? { what: "details" } : bank, reason)))), { can_continue: true }),
  "mine-approved": beside(mine({ status: "approved" })),
  "mine-refused": beside(mine(refused)),
  "mine-refused-all": beside(mine({ ...refused, reasons: [...REFUSALS] })),
  "mine-appealed": beside(mine(refused, { appealed: true })),
  "mine-withdrawn": beside(mine({ status: "withdrawn" }, { files: sent.map((file) => ({ ...file, length_bytes: 0, place: erasedFor("wish"), can_show: false, can_erase: false })), decisions: decisions("agree", false), code: null })),
  "mine-alternative": beside(mine(received, { alternative: alternatives[0] ?? null, files: sent.slice(0, 4), decisions: decisions("decline") })),
  "mine-erased": beside(mine(received, { files: [...sent.slice(0, 2), ...CAUSES.map((cause, index) => mineFile(index + 2, { length_bytes: 0, place: erasedFor(cause), can_show: false, can_erase: false }))] })),
  "mine-elsewhere": beside(mine({ status: "in_review" }, { files: sent.map((file, index) => ({ ...file, can_show: index === 5 })) })),
  "mine-saved": beside(mine(received, { saved_as: "receipt-K7QF-2M9X.jwt" })),
  "mine-fault": beside(mine(received), { fault: fault("ERA-101", ["dismiss"], { hold: "dispute", until: String(RECEIVED + 90 * DAY) }) }),
  "question-file": asking(aFile, ["erased_there", "review_needs_it", "deletion_receipt"]),
  "question-file-here": asking(aFile, ["erased_here"]),
  "question-file-busy": asking(aFile, ["erased_there", "review_needs_it", "deletion_receipt"], true),
  "question-consent": asking(consent, ["face_video_erased", "alternative_needed", "deletion_receipt"]),
  "question-consent-nothing": asking(consent, ["nothing_erased", "alternative_needed"]),
  "question-consent-busy": asking(consent, ["nothing_erased", "alternative_needed"], true),
  "question-everything": asking(everything, ["erased_there", "erased_here", "signup_ends", "computer_forgets", "deletion_receipt"]),
  "question-everything-busy": asking(everything, ["erased_there", "signup_ends", "computer_forgets", "deletion_receipt"], true),
  "question-all": asking(everything, [...MEANINGS]),
  "held-fetching": beside(heldFile(3, { state: "fetching" })),
  "held-fetching-details": beside(heldFile(0, { state: "fetching" })),
  "held-failed": beside(heldFile(3, { state: "failed" }), { fault: fault("SEE-102", ["retry", "dismiss"]) }),
  "held-clip": beside(heldFile(4, { state: "open", content: { content: "clip", playing: false } })),
  "held-clip-playing": beside(heldFile(4, { state: "open", content: { content: "clip", playing: true } })),
  "held-picture": beside(heldFile(3, { state: "open", content: { content: "picture", pages: 3, page: 1 } })),
  "held-identity": beside(heldFile(1, { state: "open", content: { content: "picture", pages: 1, page: 0 } })),
  "held-details": beside(heldFile(0, { state: "open", content: { content: "details", form: details } })),
  "held-text": beside(heldFile(5, { state: "open", content: { content: "text", text: transcript } })),
  "held-computer": beside(heldFile(1, { state: "open", content: { content: "picture", pages: 1, page: 0 } }, { place: { place: "computer" } })),
  policy: beside({ name: "policy", policy: policy("agree", "agree") }),
  "policy-declined": beside({ name: "policy", policy: policy("decline", "agree", { place: "nowhere", text: "" }) }),
  "policy-collector": beside({ name: "policy", policy: { ...policy(null, "agree", { place: "collector", text: "A program compares your face with the photo on your identity document. A person decides." }), alternatives: [] } }),
  "policy-silent": beside({ name: "policy", policy: policy("agree", "agree", null) }),
  "consent-changed": view(2, { name: "consent", policy: policy(null, null), changes: CHANGES.slice(0, 6), opening: false }, { can_continue: false }),
  "consent-changed-all": view(2, { name: "consent", policy: policy(null, null), changes: [...CHANGES], opening: false }, { can_continue: false, can_open_mine: true }),
  appeal: beside(appeal("")),
  "appeal-written": beside(appeal(written), { can_continue: true }),
  "appeal-over": beside(appeal(written, { most: 100 })),
  "appeal-sealing": beside(appeal(written, { sealing: true })),
  erased: beside(erased(6, null), { can_go_back: false }),
  "erased-nothing": beside(erased(0, null), { can_go_back: false }),
  "erased-saved": beside(erased(6, "deletion-1795759200.jwt"), { can_go_back: false, can_continue: true }),
  code: beside(code("")),
  "code-typed": beside(code(CODE), { can_continue: true }),
  "code-length": beside(code("0741 8529 6307", { problem: "length" }), { can_continue: true }),
  "code-check": beside(code("0741 8529 6307 4185 2963 0795", { problem: "check" }), { can_continue: true }),
  "code-busy": beside(code(CODE, { busy: true })),
  "code-unknown": beside(code(CODE), { can_continue: true, fault: fault("INT-111", ["dismiss"]) }),
  check: beside(check(null)),
  "check-busy": beside(check(null, true)),
  "check-receipt": beside(check({ paper: "receipt", number: "K7QF-2M9X", iss, at: RECEIVED, held, own: true })),
  "check-deletion": beside(check({ paper: "deletion", iss, at: RECEIVED + 3 * DAY, cause: "wish", erased: files(total).slice(0, 2).map(({ sha256 }) => sha256), own: false })),
  "check-policy": beside(check({ paper: "policy", iss, at: RECEIVED, until: RECEIVED + 365 * DAY })),
  "check-not-genuine": beside(check({ paper: "not_genuine" })),
  "check-not-a-statement": beside(check({ paper: "not_a_statement" })),
  "welcome-keys-lost": view(1, { name: "welcome", documents: [], carry_on: false }, { fault: fault("VLT-104", ["enter_code", "start_over"]) }),
  "sending-elsewhere": view(8, { name: "sending", files: files(0), sent_bytes: 0, total_bytes: total, seconds_left: null, state: { state: "paused" } }, { fault: fault("INT-110", ["enter_code", "dismiss"]), can_continue: false }),
};

for (const reason of HOLDS) RIGHTS[`mine-hold-${reason}`] = beside(mine({ status: "in_review" }, { hold: { reason, until: RECEIVED + 90 * DAY }, files: sent.map((file) => ({ ...file, can_erase: false })) }));
for (const cause of CAUSES) RIGHTS[`check-deletion-${cause}`] = beside(check({ paper: "deletion", iss, at: RECEIVED + 3 * DAY, cause, erased: ["0d2c4be90f7a31e5688b1c0ffee4a7d93e21b6f0583ac97d4461e0ab5c2f80b3"], own: true }));
