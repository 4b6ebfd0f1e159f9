// Line icons on a 24 px grid, drawn for this page. Decoration only: the words stand beside them.
import { svg, html, type TemplateResult } from "lit-html";

const paths = {
  camera: svg`<path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2l1.6-2.2h5.8L16.5 7h2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/><circle cx="12" cy="13" r="3.5"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  consent: svg`<path d="M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10.5a.5.5 0 0 1-.5-.5V4a.5.5 0 0 1 .5-.5z"/><path d="M9.5 14l1.8 1.8 3.4-3.6M9.5 8.5h3"/>`,
  document: svg`<path d="M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10.5a.5.5 0 0 1-.5-.5V4a.5.5 0 0 1 .5-.5z"/><path d="M13.5 3.5V8H18M9.5 12.5h5M9.5 16h5"/>`,
  identity: svg`<rect x="3" y="5.5" width="18" height="13" rx="1.5"/><circle cx="8.5" cy="11" r="2"/><path d="M5.5 16c.6-1.7 1.7-2.3 3-2.3s2.4.6 3 2.3M14.5 10h4M14.5 13.5h4"/>`,
  bank: svg`<path d="M4 9.5L12 4.5l8 5zM6 9.5V17M10 9.5V17M14 9.5V17M18 9.5V17M4 19.5h16"/>`,
  bill: svg`<path d="M6 3.5h12v17l-2-1.3-2 1.3-2-1.3-2 1.3-2-1.3-2 1.3z"/><path d="M9 8h6M9 11.5h6M9 15h3"/>`,
  card: svg`<rect x="3" y="5.5" width="18" height="13" rx="1.5"/><path d="M3 9.5h18M6.5 14.5h4"/>`,
  tax: svg`<rect x="4.5" y="3.5" width="15" height="17" rx="1.5"/><path d="M8 8l8 8M9 8.5h.01M15 15.5h.01"/>`,
  video: svg`<rect x="3" y="6.5" width="12" height="11" rx="1.5"/><path d="M15 10.5l6-3v9l-6-3z"/>`,
  person: svg`<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6"/>`,
  send: svg`<path d="M12 15.5V4.5M7.5 9L12 4.5 16.5 9M4.5 15v4a.5.5 0 0 0 .5.5h14a.5.5 0 0 0 .5-.5v-4"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="1.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
  help: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.7 9.5a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.2.9-1.2 1.9M12 16.7h.01"/>`,
  alert: svg`<path d="M12 4L2.8 19.5h18.4zM12 10v4.5M12 17.2h.01"/>`,
  stop: svg`<path d="M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3zM12 7.8v5M12 16h.01"/>`,
  network: svg`<path d="M3 9.5a13 13 0 0 1 18 0M6 13a8.5 8.5 0 0 1 12 0M9 16.3a4.2 4.2 0 0 1 6 0M12 19.5h.01M4 3.5l16 17"/>`,
  back: svg`<path d="M14.5 6L8.5 12l6 6"/>`,
  play: svg`<path d="M8 5.5v13l10.5-6.5z"/>`,
  pause: svg`<path d="M8.5 6v12M15.5 6v12"/>`,
  again: svg`<path d="M19 12a7 7 0 1 1-2-4.9M19 4v4h-4"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  smile: svg`<circle cx="12" cy="12" r="8.5"/><path d="M8 13.5c.8 2 2.3 3 4 3s3.2-1 4-3M9 9.5h.01M15 9.5h.01"/>`,
  blink: svg`<path d="M3 10.5c2.5 3.3 5.5 5 9 5s6.5-1.7 9-5M5.5 13l-1.7 2M9.5 15l-.8 2.4M14.5 15l.8 2.4M18.5 13l1.7 2"/>`,
  open_mouth: svg`<circle cx="12" cy="12" r="8.5"/><ellipse cx="12" cy="15" rx="2.3" ry="2.7"/><path d="M9 9.5h.01M15 9.5h.01"/>`,
  turn: svg`<path d="M19 12H5M10.5 6L5 12l5.5 6"/>`,
  tilt: svg`<ellipse cx="12.5" cy="14.5" rx="4.4" ry="5.8" transform="rotate(-24 12.5 14.5)"/><path d="M18.5 6.5C14.5 3 9 2.8 4.8 6.2M4.5 2.3v4.2h4.3"/>`,
  look: svg`<path d="M12 19V5M6 10.5L12 5l6 5.5"/>`,
  black: svg`<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="3.5"/><path d="M3.5 3.5l17 17"/>`,
  frozen: svg`<path d="M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4L12 6.5 14.5 4M9.5 20l2.5-2.5 2.5 2.5M3.9 11l3.4-.9-.9-3.4M20.1 13l-3.4.9.9 3.4M20.1 11l-3.4-.9.9-3.4M3.9 13l3.4.9-.9 3.4"/>`,
  slow_camera: svg`<path d="M5.6 18.5a8.5 8.5 0 1 1 12.8 0M12 13L7.5 9.5M12 13h.01"/>`,
  no_face: svg`<circle cx="12" cy="8.5" r="4" stroke-dasharray="2.2 2.6"/><path d="M4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6" stroke-dasharray="2.2 2.6"/>`,
  several_faces: svg`<circle cx="8.5" cy="9" r="3.5"/><path d="M2.5 19.5c.8-3.4 3.2-5 6-5s5.2 1.6 6 5M15 5.8a3.5 3.5 0 0 1 0 6.4M17 15c2.3.6 3.9 2.1 4.5 4.5"/>`,
  move_closer: svg`<ellipse cx="12" cy="12" rx="3" ry="4"/><path d="M4 8.5V4h4.5M4 4l4 4M20 8.5V4h-4.5M20 4l-4 4M4 15.5V20h4.5M4 20l4-4M20 15.5V20h-4.5M20 20l-4-4"/>`,
  move_back: svg`<ellipse cx="12" cy="12" rx="2.5" ry="3.3"/><path d="M8.5 4v4.5H4M8.5 8.5L3.5 3.5M15.5 4v4.5H20M15.5 8.5l5-5M8.5 20v-4.5H4M8.5 15.5l-5 5M15.5 20v-4.5H20M15.5 15.5l5 5"/>`,
  centre: svg`<ellipse cx="12" cy="12" rx="4" ry="5.2"/><path d="M12 1.8v3M12 19.2v3M2 12h4M18 12h4"/>`,
  too_dark: svg`<path d="M19.5 14.5A8 8 0 1 1 9.5 4.5a6.5 6.5 0 0 0 10 10z"/>`,
  too_bright: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2.7M12 18.8v2.7M2.5 12h2.7M18.8 12h2.7M5.3 5.3l1.9 1.9M16.8 16.8l1.9 1.9M18.7 5.3l-1.9 1.9M7.2 16.8l-1.9 1.9"/>`,
  light_behind: svg`<circle cx="12" cy="11.5" r="3.5"/><path d="M5.5 20.5c.8-3.3 3.4-5 6.5-5s5.7 1.7 6.5 5M12 2.5V5M5.4 5.2l1.8 1.7M18.6 5.2l-1.8 1.7M2.7 11.5h2.6M18.7 11.5h2.6"/>`,
  covered: svg`<circle cx="12" cy="12" r="8.5"/><path d="M9 8.7h.01M15 8.7h.01M4 13.2c2.4-1.3 5-2 8-2s5.6.7 8 2M7.5 16.5c3-.9 6-.9 9 0"/>`,
  look_at_camera: svg`<path d="M2.5 12c2.6-4.2 5.8-6.2 9.5-6.2s6.9 2 9.5 6.2c-2.6 4.2-5.8 6.2-9.5 6.2S5.1 16.2 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>`,
  hold_still: svg`<circle cx="12" cy="9" r="4"/><path d="M6 20c.8-3.6 3.2-5.2 6-5.2s5.2 1.6 6 5.2M3.5 5.5v7M20.5 5.5v7"/>`,
  spin: svg`<path d="M12 3.5a8.5 8.5 0 1 1-8.5 8.5"/>`,
};

export type IconName = keyof typeof paths;

/** The icon in the text's colour; `turned` flips it for its opposite (left to right, up to down). */
export function icon(name: IconName, turned = ""): TemplateResult {
  return html`<svg class="icon ${turned}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
}
