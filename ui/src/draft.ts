// A form that is being typed: kept by the page until it is told to the engine, so that nothing is lost on the way.
import type { DetailsForm } from "./bindings/DetailsForm";
import type { Dispatch } from "./page";

const REST_MS = 300;

let pending: { form: DetailsForm; dispatch: Dispatch } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells the engine once the seller rests for 300 ms, or before anything else is dispatched. */
export function edit(form: DetailsForm, dispatch: Dispatch): void {
  pending = { form, dispatch };
  clearTimeout(timer);
  timer = setTimeout(flush, REST_MS);
}

/** Tells the engine now what it was not told yet. */
export function flush(): void {
  clearTimeout(timer);
  const told = pending;
  pending = null;
  told?.dispatch({ intent: "edit_details", form: told.form });
}
