// For tests: one screen drawn by itself, with what it dispatched.
import { render } from "lit-html";

import { SAMPLES } from "../gallery/samples";
import type { Intent } from "./bindings/Intent";
import type { View } from "./bindings/View";
import type { Desk, Page } from "./page";
import { show } from "./screens";
import { textIn } from "./text";

export type Drawn = {
  page: Page;
  root: HTMLElement;
  intents: Intent[];
  /** The first element that fits; fails the test if there is none. */
  find(selector: string): HTMLElement;
  all(selector: string): HTMLElement[];
  /** The whole text, white space folded. */
  text(): string;
};

export function sample(name: string): View {
  const view = SAMPLES[name];
  if (!view) throw new Error(`no sample ${name}`);
  return structuredClone(view);
}

export function draw(view: View, more: Partial<Desk> = {}): Drawn {
  const intents: Intent[] = [];
  const page = show(view.screen, {
    t: textIn("en"),
    dispatch: (intent) => intents.push(intent),
    canContinue: view.can_continue,
    playedMs: 0,
    motion: true,
    fault: view.fault,
    hearing: { sounds: true, speech: null, choose: () => {} },
    ...more,
  });
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  render(page.body, root);
  const find = (selector: string) => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  };
  return {
    page,
    root,
    intents,
    find,
    all: (selector) => [...root.querySelectorAll<HTMLElement>(selector)],
    text: () => (root.textContent ?? "").replace(/\s+/g, " ").trim(),
  };
}
