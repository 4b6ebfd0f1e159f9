// A field's value that views set only while the seller has not touched it: focus, caret and typing are theirs.
import { noChange } from "lit-html";
import { directive, Directive, type ElementPart, type PartInfo, type PropertyPart } from "lit-html/directive.js";

class Kept extends Directive {
  /** What the last view said; a field that shows something else is being typed in. */
  private told: string | undefined;

  constructor(part: PartInfo) {
    super(part);
  }

  render(value: string): unknown {
    return value;
  }

  override update(part: PropertyPart | ElementPart, [value]: [string]): unknown {
    const field = part.element as HTMLInputElement;
    const touched = this.told !== undefined && field.value !== this.told;
    if (this.told === undefined || (!touched && value !== this.told)) {
      // After the children: a select takes a value only once its options are there.
      if (field instanceof HTMLSelectElement) queueMicrotask(() => (field.value = value));
      else field.value = value;
    }
    this.told = value;
    return noChange;
  }
}

export const kept = directive(Kept);
