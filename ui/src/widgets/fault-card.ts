// A fault: what happened, what to do, the buttons that do it, the code for support. It stays until mended.
import { html, nothing, type TemplateResult } from "lit-html";

import type { Fault } from "../bindings/Fault";
import type { Intent } from "../bindings/Intent";
import type { Remedy } from "../bindings/Remedy";
import type { Text } from "../text";
import { icon, type IconName } from "./icons";
import { holdWords } from "./standing";

/** What each remedy of this card does; a remedy that leads nowhere here is not shown. */
export type Remedies = (remedy: Remedy) => (() => void) | null;

export function faultCard(fault: Fault, t: Text, remedies: Remedies): TemplateResult {
  const values = faultValues(fault, t);
  const buttons = fault.remedies.flatMap((remedy, place) => {
    const act = remedies(remedy);
    if (!act) return [];
    return html`<button type="button" class="button small" data-remedy=${remedy} @click=${act}>
      ${place === 0 ? icon(remedy === "retry" ? "again" : "check") : nothing}<span>${t(`remedy-${remedy}`)}</span>
    </button>`;
  });
  return html`<section class="fault ${stops(fault) ? "stops" : ""}" role="alert" data-fault=${fault.code}>
    ${icon(faultIcon(fault))}
    <div class="fault-body">
      <p class="fault-what">${t(`fault-${fault.code}`, values)}</p>
      <p>${t(`fault-${fault.code}.do`, values)}</p>
      <div class="fault-foot">
        ${buttons}
        <span class="code">${t("fault-code", { code: codeLine(fault) })}</span>
      </div>
    </div>
  </section>`;
}

/** The remedies that are an intent wherever the card stands. */
export function commonRemedy(remedy: Remedy): Intent | null {
  switch (remedy) {
    case "retry":
    case "read_policy":
      return { intent: "retry" };
    case "alternatives":
      return { intent: "show_alternatives" };
    case "enter_code":
      return { intent: "enter_code" };
    case "start_over":
      return { intent: "start_over" };
    case "dismiss":
      return { intent: "dismiss" };
    case "pick_again":
    case "choose_camera":
      return null;
  }
}

/** The values of the fault's texts; every name is there, so that no text has a hole. */
export function faultValues({ data }: Fault, t: Text): Record<string, string> {
  const bytes = (name: string) => (data[name] ? t.bytes(Number(data[name])) : "–");
  return {
    limit: data.limit_bytes ? t.limit(Number(data.limit_bytes)) : "–",
    got: bytes("got_bytes"),
    seen: (data.seen ?? "").toUpperCase(),
    pages: data.limit ? t.number(Number(data.limit)) : "–",
    megapixels: data.limit_px ? t.number(Number(data.limit_px) / 1e6) : "–",
    reason: holdWords(data.hold, t),
    until: data.until ? t.date(Number(data.until)) : "–",
  };
}

/** `INT-105 · checksum, consent`: the code with what support needs to read it. */
export function codeLine({ code, data }: Fault): string {
  return [code, data.status, data.reasons].filter(Boolean).join(" · ");
}

function stops({ blame }: Fault): boolean {
  return blame === "intake" || blame === "us";
}

function faultIcon(fault: Fault): IconName {
  if (fault.code.startsWith("CAM")) return "camera";
  if (fault.code.startsWith("NET")) return "network";
  if (fault.code.startsWith("VLT")) return "lock";
  return stops(fault) ? "stop" : "alert";
}
