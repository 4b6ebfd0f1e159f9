// The one door to the host, and the only file that imports @tauri-apps/*.
import { Channel, invoke } from "@tauri-apps/api/core";

import type { Fault } from "./bindings/Fault";
import type { Intent } from "./bindings/Intent";
import type { View } from "./bindings/View";

/** What the page needs from whatever shows it. */
export interface Platform {
  /**
   * Asks for every view from now on, the present one first, and for preview pictures: one JPEG each, the next only
   * after `preview_drawn` was dispatched.
   */
  subscribe(onView: (view: View) => void, onPreview: (jpeg: ArrayBuffer) => void): Promise<void>;
  /** Hands an intent to the engine; rejects with a `Fault`. */
  dispatch(intent: Intent): Promise<void>;
}

/** The Tauri window. */
export const tauri: Platform = {
  async subscribe(onView, onPreview) {
    const view = new Channel<View>(onView);
    const preview = new Channel<ArrayBuffer>(onPreview);
    await invoke("subscribe", { view, preview });
  },
  async dispatch(intent) {
    await invoke("dispatch", { intent });
  },
};

/** What a rejected `dispatch` or `subscribe` means: the engine's own fault, or ours if the door itself failed. */
export function asFault(reason: unknown): Fault {
  const known = typeof reason === "object" && reason !== null && "code" in reason && "remedies" in reason;
  return known ? (reason as Fault) : { code: "APP-101", blame: "us", remedies: ["dismiss"], data: {} };
}
