// What every sample view has in common.
import type { Fault } from "../src/bindings/Fault";
import type { FaultCode } from "../src/bindings/FaultCode";
import type { Remedy } from "../src/bindings/Remedy";
import type { Screen } from "../src/bindings/Screen";
import type { View } from "../src/bindings/View";

export function fault(code: FaultCode, remedies: Remedy[], data: Record<string, string> = {}): Fault {
  return { code, blame: /^(INT|ERA|SEE-10[23])/.test(code) ? "intake" : code.startsWith("NET") ? "network" : "device", remedies, data };
}

export function view(step: number, screen: Screen, more: Partial<View> = {}): View {
  return {
    practice: true,
    language: "en",
    step,
    steps: 9,
    screen,
    fault: null,
    can_go_back: step > 1,
    can_continue: true,
    can_open_mine: false,
    closing: false,
    ...more,
  };
}
