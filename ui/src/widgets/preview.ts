// The camera's pictures, or the clip's, on a canvas: the latest only, one in flight.
import { html, nothing, type TemplateResult } from "lit-html";

import { styled } from "./styled";

/**
 * `mirrored`: as people know themselves. Off for the clip and for documents, which show what others will see.
 * `ratio`: width by height, where it is known before the first picture.
 */
export function previewCanvas(mirrored: boolean, label: string, over: TemplateResult | typeof nothing, ratio: number | null = null): TemplateResult {
  return html`<div class="preview" ${styled("--ratio", ratio === null ? "" : String(ratio))}>
    <canvas id="preview" class=${mirrored ? "mirrored" : ""} width="640" height="360" role="img" aria-label=${label}></canvas>
    ${over}
  </div>`;
}

/** Draws a JPEG on the canvas with the id `preview`, if the page shows one. Never rejects: the next picture mends it. */
export async function drawPreview(jpeg: ArrayBuffer, within: ParentNode): Promise<boolean> {
  try {
    const canvas = within.querySelector<HTMLCanvasElement>("canvas#preview");
    if (!canvas) return false;
    const picture = await createImageBitmap(new Blob([jpeg], { type: "image/jpeg" }));
    if (canvas.width !== picture.width || canvas.height !== picture.height) {
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.parentElement?.style.setProperty("--ratio", String(picture.width / picture.height));
    }
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    picture.close();
    canvas.classList.add("drawn");
    return true;
  } catch {
    return false;
  }
}
