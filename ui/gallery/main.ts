// Any screen on a sample view: `gallery.html#documents-filled?lang=vi&dir=rtl&theme=dark&help&unfold&blank`.
import { App } from "../src/app";
import type { View } from "../src/bindings/View";
import { FakePlatform } from "../src/fake-platform";
import { SAMPLES } from "./samples";
import { deskWithPaper, specimen } from "./specimen";

const [name = "", query = ""] = location.hash.slice(1).split("?");
const wanted = new URLSearchParams(query);
const sample = SAMPLES[name];

if (sample) {
  theme(wanted.get("theme"));
  document.documentElement.style.fontSize = wanted.get("size") ?? "";
  const platform = new FakePlatform({ ...sample, language: wanted.get("lang") ?? "en" });
  new App(platform, document.body, wanted.get("dir") === "rtl" ? "rtl" : "ltr").start();
  if (!wanted.has("blank")) {
    void picture(sample).then((jpeg) => {
      platform.draw(jpeg);
      // As a camera would: WebKit's screenshots wait for a picture that moves.
      setInterval(() => platform.draw(jpeg), 100);
    });
  }
  if (wanted.has("help")) document.querySelector<HTMLElement>("#help")?.click();
  if (wanted.has("unfold")) for (const fold of document.querySelectorAll("details")) fold.open = true;
  document.querySelector("main")?.scrollTo(0, Number(wanted.get("scroll") ?? 0));
} else {
  const list = document.createElement("ul");
  for (const each of Object.keys(SAMPLES)) {
    const link = document.createElement("a");
    link.href = `#${each}`;
    link.textContent = each;
    list.append(Object.assign(document.createElement("li"), { className: "selectable" }));
    list.lastElementChild?.append(link);
  }
  document.body.append(list);
}
addEventListener("hashchange", () => location.reload());

/** The style sheet asks the system; here its question is answered instead. */
function theme(chosen: string | null): void {
  if (chosen === null) return;
  document.documentElement.style.colorScheme = chosen;
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSMediaRule && rule.media.mediaText.includes("prefers-color-scheme")) {
        rule.media.mediaText = chosen === "dark" ? "all" : "not all";
      }
    }
  }
}

/** What the engine would send for this screen. */
function picture({ screen }: View): Promise<ArrayBuffer> {
  if (screen.name === "document") return specimen(screen.slot.kind);
  if (screen.name === "held" && screen.file.document) return specimen(screen.file.document.kind);
  return screen.name === "document_camera" ? deskWithPaper() : portrait();
}

/** A head and shoulders in front of a wall, 1280 x 720, as the camera would send it. */
async function portrait(): Promise<ArrayBuffer> {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
  const c = canvas.getContext("2d");
  if (!c) return new ArrayBuffer(0);
  const wall = c.createLinearGradient(0, 0, 1280, 720);
  wall.addColorStop(0, "#cfd6d2");
  wall.addColorStop(1, "#8f9b98");
  c.fillStyle = wall;
  c.fillRect(0, 0, 1280, 720);
  const blob = (x: number, y: number, rx: number, ry: number, fill: string) => {
    c.beginPath();
    c.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
    c.fillStyle = fill;
    c.fill();
  };
  blob(640, 820, 380, 290, "#31474d");
  blob(640, 560, 90, 130, "#b98a6b");
  blob(640, 300, 190, 235, "#2b211d");
  blob(640, 350, 160, 210, "#cf9f7e");
  for (const x of [575, 705]) blob(x, 320, 22, 13, "#2a1f1a");
  blob(640, 455, 52, 14, "#9b5f52");
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return picture ? picture.arrayBuffer() : new ArrayBuffer(0);
}
