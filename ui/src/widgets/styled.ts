// A style property set through the element: the page's CSP refuses style attributes, which lit's own styleMap writes.
import { noChange } from "lit-html";
import { directive, Directive, type ElementPart } from "lit-html/directive.js";

class Styled extends Directive {
  render(_property: string, _value: string): unknown {
    return noChange;
  }

  override update(part: ElementPart, [property, value]: [string, string]): unknown {
    (part.element as HTMLElement | SVGElement).style.setProperty(property, value);
    return noChange;
  }
}

/** `<div ${styled("inline-size", "40%")}>`; an empty value takes the property away. */
export const styled = directive(Styled);
