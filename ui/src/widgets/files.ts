// The sealed files: what each is, its size, and its SHA-256 or how far it is sent.
import { html, type TemplateResult } from "lit-html";

import type { FileView } from "../bindings/FileView";
import type { RecipientView } from "../bindings/RecipientView";
import type { Text } from "../text";
import { icon } from "./icons";
import { fileIcon, fileWords, grouped } from "./words";

/** For the review: with the checksum, short in the row, whole when opened. */
export function fileList(files: FileView[], t: Text): TemplateResult {
  return html`<ul class="rows" id="files">
    ${files.map(
      (file) => html`<li class="row">
        ${icon(fileIcon(file))}
        <div class="row-main">
          <div class="row-line"><span>${fileWords(t, file)}</span><span class="row-end">${t.bytes(file.length_bytes)}</span></div>
          ${checksum(file.sha256, t)}
        </div>
      </li>`,
    )}
  </ul>`;
}

/** Short in its row; pressed, the whole of it. */
export function checksum(sha256: string, t: Text): TemplateResult {
  return html`<details class="checksum">
    <summary title=${sha256}>${t("file-checksum")} <span class="mono" dir="ltr">${sha256.slice(0, 12)}…</span></summary>
    <p class="mono selectable" dir="ltr">${sha256}</p>
  </details>`;
}

/** For sending: how far each is. */
export function sendingList(files: FileView[], t: Text): TemplateResult {
  return html`<ul class="rows" id="files">
    ${files.map((file) => {
      const sent = file.sent_bytes >= file.length_bytes;
      const begun = file.sent_bytes > 0;
      const state = sent
        ? t("file-sent")
        : begun
          ? t("file-sending", { sent: t.bytes(file.sent_bytes), all: t.bytes(file.length_bytes) })
          : t("file-waiting", { all: t.bytes(file.length_bytes) });
      return html`<li class="row" data-sent=${sent}>
        ${icon(sent ? "check" : fileIcon(file), sent ? "done" : "")}
        <div class="row-main row-line"><span>${fileWords(t, file)}</span><span class="row-end">${state}</span></div>
      </li>`;
    })}
  </ul>`;
}

/** Who can open the files: names and key fingerprints. */
export function recipientList(recipients: RecipientView[], t: Text): TemplateResult {
  return html`<ul class="rows" id="recipients">
    ${recipients.map(
      ({ name, fingerprint }) => html`<li class="row">
        ${icon(name === null ? "person" : "lock")}
        <div class="row-main row-line">
          <bdi>${name ?? t("recipient-you")}</bdi>
          <span class="row-end mono" dir="ltr" title=${t("recipient-fingerprint")}>${grouped(fingerprint)}</span>
        </div>
      </li>`,
    )}
  </ul>`;
}
