// 8. Sending: one bar for all, what is left, pause; a broken line waits by itself.
import { html, nothing } from "lit-html";

import type { Desk, Page, Part } from "../page";
import { sendingList } from "../widgets/files";
import { icon } from "../widgets/icons";
import { progressBar } from "../widgets/progress";

export function sending(part: Part<"sending">, { t }: Desk): Page {
  const { files, sent_bytes, total_bytes, seconds_left, state } = part;
  const says = t("sending-bytes", { sent: t.bytes(sent_bytes), all: t.bytes(total_bytes) });
  const moving = state.state === "moving";
  const left =
    moving && seconds_left !== null ? t("sending-left", { time: t.duration(seconds_left) }) : t(`sending-${state.state}`);
  const pausable = moving || state.state === "waiting";
  return {
    body: html`
      <h1 tabindex="-1">${t("sending-title")}</h1>
      <p class="lead">${t("sending-lead")}</p>
      <section class="panel sending ${state.state}">
        <p class="big-number">${says}</p>
        ${progressBar(sent_bytes, total_bytes, t("sending-title"), says)}
        <p class="quiet" id="sending-state" data-state=${state.state}>${left}</p>
      </section>
      ${state.state === "waiting"
        ? html`<section class="fault">${icon("network")}<div class="fault-body">
            <p class="fault-what">${t("sending-no-line")}</p>
            <p>${t("sending-no-line.do")}</p>
            <p class="quiet">${t("sending-retry", { time: t.duration(state.retry_in_s) })}</p>
          </div></section>`
        : nothing}
      <section class="panel"><h2>${t("sending-files")}</h2>${sendingList(files, t)}</section>
    `,
    primary:
      state.state === "paused"
        ? { label: t("sending-resume"), intent: { intent: "resume" }, enabled: true }
        : null,
    secondary: pausable ? { label: t("sending-pause"), intent: { intent: "pause" }, id: "pause" } : null,
  };
}
