// What is said to those who do not see it change.
import type { Screen } from "./bindings/Screen";
import type { View } from "./bindings/View";
import type { Text } from "./text";
import { sightWords } from "./widgets/sight";
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
    const filled = (screen: typeof after) =>
      screen.cards.flatMap((card) => card.slots).filter(({ state }) => state.state === "filled");
    const old = new Set(filled(before).map(({ slot }) => slotWords(t, slot)));
    const added = filled(after).find(({ slot }) => !old.has(slotWords(t, slot)));
    return added ? t("say-added", { slot: slotWords(t, added.slot) }) : null;
  }
  if (after.name === "camera" && before.name === "camera") {
    if (after.state.state !== "live") return null;
    return before.state.state === "live" ? news(sightWords(before.sight, t), sightWords(after.sight, t)) : t("camera-good");
  }
  if (after.name === "sending" && before.name === "sending") {
    return after.state.state === before.state.state ? null : t(`sending-${after.state.state}`);
  }
  return null;
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
