// What is said to those who do not see it change.
import type { CheckView } from "./bindings/CheckView";
import type { Screen } from "./bindings/Screen";
import type { Slot } from "./bindings/Slot";
import type { View } from "./bindings/View";
import type { Text } from "./text";
import { charactersLeft } from "./screens/appeal";
import { paperTitle } from "./screens/check";
import { checkWords } from "./widgets/check";
import { paperWords } from "./widgets/paper";
import { sightWords } from "./widgets/sight";
import { standingTitle } from "./widgets/standing";
import { runningWords, slotWords } from "./widgets/words";

/** `urgent`: it interrupts what is being read, as a prompt has to. */
export type Announcement = { text: string; urgent: boolean };

/** What to say now that `after` follows `before`; `null`: nothing new. Faults and headings speak for themselves. */
export function announcement(before: View | null, after: View, t: Text): Announcement | null {
  const text = change(before?.screen, after.screen, t);
  return text === null ? null : { text, urgent: after.screen.name === "recording" && inTake(after.screen) };
}

type Part<Name extends Screen["name"]> = Extract<Screen, { name: Name }>;

function change(before: Screen | undefined, after: Screen, t: Text): string | null {
  if (!before || before.name !== after.name) return after.name === "recording" ? "" : null;
  if (after.name === "recording" && before.name === "recording") return news(takeWords(before, t), takeWords(after, t));
  if (after.name === "documents" && before.name === "documents") {
    const old = new Map(filled(before).map(({ slot, check }) => [slotWords(t, slot), check]));
    const added = filled(after).find(({ slot }) => !old.has(slotWords(t, slot)));
    if (added) return t("say-added", { slot: slotWords(t, added.slot) });
    const checked = filled(after).find(({ slot, check }) => ended(old.get(slotWords(t, slot)), check));
    return checked ? checkedWords(checked, t) : null;
  }
  if (after.name === "document" && before.name === "document") {
    return ended(before.check, after.check) ? checkedWords(after, t) : null;
  }
  if (after.name === "document_camera" && before.name === "document_camera") {
    if (after.state.state !== "live" && !after.taken) return null;
    const old = before.state.state === "live" ? paperWords(before.sight, before.taken, t) : "";
    return news(old, paperWords(after.sight, after.taken, t));
  }
  if (after.name === "camera" && before.name === "camera") {
    if (after.state.state !== "live") return null;
    return before.state.state === "live" ? news(sightWords(before.sight, t), sightWords(after.sight, t)) : t("camera-good");
  }
  if (after.name === "sending" && before.name === "sending") {
    return after.state.state === before.state.state ? null : t(`sending-${after.state.state}`);
  }
  return besideTheRoad(before, after, t);
}

function besideTheRoad(before: Screen, after: Screen, t: Text): string | null {
  if (after.name === "mine" && before.name === "mine") {
    if (after.saved_as !== null && after.saved_as !== before.saved_as) return t("saved-as", { name: after.saved_as });
    return news(standingTitle(before.standing, t), standingTitle(after.standing, t));
  }
  if (after.name === "held" && before.name === "held") {
    return before.state.state === "fetching" && after.state.state === "open" ? t("held-opened") : null;
  }
  if (after.name === "appeal" && before.name === "appeal") {
    const over = (part: Part<"appeal">) => charactersLeft(part.text, part.most) < 0;
    return over(after) && !over(before) ? t("appeal-over", { count: -charactersLeft(after.text, after.most) }) : null;
  }
  if (after.name === "check" && before.name === "check") {
    return after.result !== null && before.busy && !after.busy ? paperTitle(after.result, t) : null;
  }
  return null;
}

type Checked = { slot: Slot; check: CheckView };

function filled({ cards }: Part<"documents">): Checked[] {
  const slots = cards.flatMap((card) => card.slots);
  return slots.flatMap(({ slot, state }) => (state.state === "filled" ? [{ slot, check: state.check }] : []));
}

function ended(before: CheckView | undefined, after: CheckView): boolean {
  return before?.check === "running" && after.check === "done";
}

function checkedWords({ slot, check }: Checked, t: Text): string {
  const found = (check.check === "done" && checkWords(check, t)) || t("look-clear");
  return t("say-checked", { slot: slotWords(t, slot), found });
}

function news(before: string, after: string): string | null {
  return before === after ? null : after;
}

function inTake({ phase }: Part<"recording">): boolean {
  return phase.phase !== "ready" && phase.phase !== "missed";
}

function takeWords({ phase, sight }: Part<"recording">, t: Text): string {
  switch (phase.phase) {
    case "ready":
      return sightWords(sight, t);
    case "preparing":
      return t("recording-preparing");
    case "countdown":
      return t.number(phase.seconds);
    case "running":
      return runningWords(phase, t);
    case "finishing":
      return t("recording-done");
    case "missed":
      return "";
  }
}
