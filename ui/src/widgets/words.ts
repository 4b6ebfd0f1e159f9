// Names that several screens show.
import type { Missed } from "../bindings/Missed";
import type { Prompt } from "../bindings/Prompt";
import type { DocumentKind } from "../bindings/DocumentKind";
import type { FileView } from "../bindings/FileView";
import type { Held } from "../bindings/Held";
import type { MineFile } from "../bindings/MineFile";
import type { Slot } from "../bindings/Slot";
import type { TaxIdCheck } from "../bindings/TaxIdCheck";
import type { TakePhase } from "../bindings/TakePhase";
import type { Text } from "../text";
import type { IconName } from "./icons";

/** `identity-front`, `bank_statement`: as a file of the scripted seller is named. */
export function slotName({ kind, side }: Slot): string {
  return side === "whole" ? kind : `${kind}-${side}`;
}

export function sameSlot(a: Slot | null, b: Slot): boolean {
  return a !== null && a.kind === b.kind && a.side === b.side;
}

/** "Identity document, front". */
export function slotWords(t: Text, { kind, side }: Slot): string {
  const name = t(`document-${kind}`);
  return side === "whole" ? name : t("document-side", { name, side: t(`side-${side}.within`) });
}

/** What a sealed file contains, in words. */
export function fileWords(t: Text, file: FileView | Held | MineFile): string {
  return file.document ? slotWords(t, file.document) : t(`artifact-${file.kind}`);
}

const kindIcons: Record<DocumentKind, IconName> = {
  identity: "identity",
  tax_id: "tax",
  bank_statement: "bank",
  utility_bill: "bill",
  card: "card",
};

export function documentIcon(kind: DocumentKind): IconName {
  return kindIcons[kind];
}

export function fileIcon(file: FileView | Held | MineFile): IconName {
  if (file.document) return documentIcon(file.document.kind);
  return file.kind === "clip" ? "video" : file.kind === "details" ? "person" : "document";
}

/** Left and right are the seller's own; the mirrored picture moves the same way as the arrow points. */
export function promptIcon(prompt: Prompt): { name: IconName; turned: string } {
  switch (prompt) {
    case "smile":
    case "blink":
    case "open_mouth":
      return { name: prompt, turned: "" };
    case "turn_left":
      return { name: "turn", turned: "" };
    case "turn_right":
      return { name: "turn", turned: "flip" };
    case "tilt_left":
      return { name: "tilt", turned: "" };
    case "tilt_right":
      return { name: "tilt", turned: "flip" };
    case "look_up":
      return { name: "look", turned: "" };
    case "look_down":
      return { name: "look", turned: "upend" };
  }
}

/** What to do now. What was seen has to be taken back before the next; a blink is over by itself. */
export function runningWords({ prompt, index, seen }: Extract<TakePhase, { phase: "running" }>, t: Text): string {
  if (prompt === null) return t("recording-stay");
  if (seen[index] !== true || prompt === "blink") return t(`prompt-${prompt}`);
  return t("recording-back", { movement: promptIcon(prompt).name });
}

/** Why a prompt does not count, and what to do. */
export function missedWords(prompt: Prompt, missed: Missed, t: Text): string {
  return t(`missed-${missed}`, { movement: promptIcon(prompt).name });
}

/** What the country's rules say about a tax id; empty where they have nothing to say. Never an error: it may be right. */
export function taxIdNote(check: TaxIdCheck | null, t: Text): string {
  const verdict = check?.verdict;
  return verdict === "check_digit" || verdict === "form" ? t(`tax-id-${verdict}`, { scheme: check?.scheme ?? "" }) : "";
}

/** Hex in groups of four, as people compare it. */
export function grouped(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, "$1 ");
}
