// A platform without a host: tests and the gallery push views and read back intents.
import type { Fault } from "./bindings/Fault";
import type { Intent } from "./bindings/Intent";
import type { View } from "./bindings/View";
import type { Platform } from "./platform";

export class FakePlatform implements Platform {
  /** Every intent dispatched, oldest first. */
  readonly intents: Intent[] = [];
  /** The next dispatch rejects with it. */
  refuse: Fault | null = null;
  show: (view: View) => void = () => {};
  draw: (jpeg: ArrayBuffer) => void = () => {};

  constructor(private readonly first?: View) {}

  async subscribe(onView: (view: View) => void, onPreview: (jpeg: ArrayBuffer) => void): Promise<void> {
    this.show = onView;
    this.draw = onPreview;
    if (this.first) onView(this.first);
  }

  async dispatch(intent: Intent): Promise<void> {
    this.intents.push(intent);
    const fault = this.refuse;
    this.refuse = null;
    if (fault) throw fault;
  }
}
