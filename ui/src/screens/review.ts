// 7. Review: the clip, every file that will be sent, and who can open them.
import { html, nothing, type TemplateResult } from "lit-html";

import type { ClipView } from "../bindings/ClipView";
import type { PromptOutcome } from "../bindings/PromptOutcome";
import type { Desk, Dispatch, Page, Part } from "../page";
import type { Text } from "../text";
import { fileList, recipientList } from "../widgets/files";
import { icon } from "../widgets/icons";
import { previewCanvas } from "../widgets/preview";
import { promptIcon } from "../widgets/words";

export function review(part: Part<"review">, { t, dispatch, canContinue, playedMs }: Desk): Page {
  const { clip, files, kept, recipients, takes_left, signing } = part;
  const all = files.reduce((sum, file) => sum + file.length_bytes, 0);
  return {
    body: html`
      <h1 tabindex="-1">${t("review-title")}</h1>
      <p class="lead">${lead(part, t)}</p>
      ${clip ? player(clip, playedMs, t, dispatch) : nothing}
      <section class="panel">
        <div class="panel-head"><h2>${t("review-files", { count: files.length })}</h2><span class="quiet">${t.bytes(all)}</span></div>
        ${fileList(files, t)}
        ${kept > 0 ? html`<p class="stays" id="kept">${icon("check", "done")}<span>${t("review-kept", { count: kept })}</span></p>` : nothing}
      </section>
      <section class="panel">
        <h2>${t("review-readers")}</h2>
        <p class="quiet">${t("review-readers.more")}</p>
        ${recipientList(recipients, t)}
      </section>
    `,
    primary: {
      label: signing ? t("review-signing") : t("send"),
      intent: { intent: "send" },
      enabled: canContinue,
      busy: signing,
    },
    secondary: clip && takes_left > 0 && !signing ? { label: t("review-retake"), intent: { intent: "retake" }, id: "retake" } : null,
    note: clip && takes_left > 0 && !signing ? t("review-takes", { count: takes_left }) : "",
    width: "wide",
  };
}

/** Neither clip nor another way: something is sent again that the face is not part of. */
function lead({ clip, alternative }: Part<"review">, t: Text): string {
  if (clip) return t("review-lead");
  return alternative ? t("review-lead-alternative", { alternative: t(`alternative-${alternative}`) }) : t("review-lead-files");
}

function player(clip: ClipView, playedMs: number, t: Text, dispatch: Dispatch): TemplateResult {
  const shown = clip.prompts.filter(({ shown_ms }) => shown_ms !== null && shown_ms <= playedMs).at(-1);
  const now = clip.playing ? shown : undefined;
  const caption = now
    ? html`<p class="caption">${icon(promptIcon(now.prompt).name, promptIcon(now.prompt).turned)}<span>${t(`prompt-${now.prompt}`)}</span></p>`
    : nothing;
  const play = html`<button type="button" class="play" id="play" @click=${() => dispatch({ intent: "play_clip" })}>
    ${icon("play")}<span>${t("review-play-again")}</span></button>`;
  return html`<div class="player">
    ${previewCanvas(false, t("review-clip"), html`${caption}${clip.playing ? nothing : play}`)}
    <div class="player-side">
      <h2>${t("review-shown")}</h2>
      <ol class="timeline">
        ${clip.prompts.map(
          (outcome) => html`<li class=${outcome === now ? "now" : ""} data-missed=${outcome.missed ?? ""}>
            ${icon(promptIcon(outcome.prompt).name, promptIcon(outcome.prompt).turned)}
            <span>${t(`prompt-${outcome.prompt}`)}</span>
            ${outcome.missed
              ? html`<span class="row-end not-seen">${t("outcome-missed")}</span>`
              : html`<span class="row-end">${shownAt(outcome, t)}</span>${icon("check", "done")}<span class="hidden">${t("outcome-seen")}</span>`}</li>`,
        )}
      </ol>
      <p class="quiet">${t("review-clip-facts", { seconds: t.number(clip.length_ms / 1000, 1), fps: t.number(clip.fps, 0) })} · <span class="whole" dir="ltr">${clip.width_px} × ${clip.height_px}</span></p>
    </div>
  </div>`;
}

/** When it was asked for, from the clip's first picture. */
function shownAt({ shown_ms }: PromptOutcome, t: Text): string {
  return shown_ms === null ? "" : t("seconds-short", { seconds: t.number(shown_ms / 1000, 1) });
}
