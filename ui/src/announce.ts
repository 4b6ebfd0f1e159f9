// What is said to those who do not see it change.
import type { Screen } from "./bindings/Screen";
import type { View } from "./bindings/View";
import type { Text } from "./text";
import { slotWords } from "./widgets/words";

/** `urgent`: it interrupts what is being read, as a prompt has to. */
export type Announcement = { text: string; urgent: boolean };

/** What to say now that `after` follows `before`; `null`: nothing new. Faults and headings speak for themselves. */
export function announcement(before: View | null, after: View, t: Text): Announcement | null {
  const text = change(before?.screen, after.screen, t);
  return text === null ? null : { text, urgent: after.screen.name === "recording" };
}

function change(before: Screen | undefined, after: Screen, t: Text): string | null {
  if (!before || before.name !== after.name) return after.name === "recording" ? "" : null;
  if (after.name === "recording" && before.name === "recording") {
    const words = phaseWords(after, t);
    return words === phaseWords(before, t) ? null : words;
  }
  if (after.name === "documents" && before.name === "documents") {
    const filled = (screen: typeof after) =>
      screen.cards.flatMap((card) => card.slots).filter(({ state }) => state.state === "filled");
    const old = new Set(filled(before).map(({ slot }) => slotWords(t, slot)));
    const added = filled(after).find(({ slot }) => !old.has(slotWords(t, slot)));
    return added ? t("say-added", { slot: slotWords(t, added.slot) }) : null;
  }
  if (after.name === "camera" && before.name === "camera") {
    return after.state.state === "live" && before.state.state !== "live" ? t("camera-good") : null;
  }
  if (after.name === "sending" && before.name === "sending") {
    return after.state.state === before.state.state ? null : t(`sending-${after.state.state}`);
  }
  return null;
}

function phaseWords({ phase }: Extract<Screen, { name: "recording" }>, t: Text): string {
  switch (phase.phase) {
    case "ready":
      return "";
    case "preparing":
      return t("recording-preparing");
    case "countdown":
      return t.number(phase.seconds);
    case "running":
      return t(`prompt-${phase.prompt}`);
    case "finishing":
      return t("recording-done");
  }
}
