// What is being typed: kept by the page until it is told to the engine, so that nothing is lost on the way.
import type { Intent } from "./bindings/Intent";
import type { Dispatch } from "./page";

/** The whole of what was typed on one screen: the latest says all that those before it said. */
export type Edit = Extract<Intent, { intent: `edit_${string}` }>;

const REST_MS = 300;

let pending: { edit: Edit; dispatch: Dispatch } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells the engine once the seller rests for 300 ms, or before anything else is dispatched. */
export function edit(edit: Edit, dispatch: Dispatch): void {
  pending = { edit, dispatch };
  clearTimeout(timer);
  timer = setTimeout(flush, REST_MS);
}

/** Tells the engine now what it was not told yet. */
export function flush(): void {
  clearTimeout(timer);
  const told = pending;
  pending = null;
  told?.dispatch(told.edit);
}

export function isEdit(intent: Intent): intent is Edit {
  return intent.intent.startsWith("edit_");
}
