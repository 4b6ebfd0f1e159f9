// Specimen papers drawn for the gallery: invented, and marked so. Coordinates are those of the samples' boxes.
import type { DocumentKind } from "../src/bindings/DocumentKind";
import type { PageSize } from "../src/bindings/PageSize";

export const SIZES: Record<DocumentKind, PageSize> = {
  identity: { width_px: 1250, height_px: 880 },
  tax_id: { width_px: 1240, height_px: 1754 },
  bank_statement: { width_px: 1240, height_px: 1754 },
  utility_bill: { width_px: 1240, height_px: 1754 },
  card: { width_px: 1600, height_px: 1010 },
};

export function specimen(kind: DocumentKind): Promise<ArrayBuffer> {
  const { width_px, height_px } = SIZES[kind];
  return jpeg(width_px, height_px, (c) => {
    if (kind === "identity") passport(c);
    else if (kind === "card") card(c);
    else statement(c);
  });
}

/** A passport held to the webcam, 1280 x 720, seen at a slant. */
export function deskWithPaper(): Promise<ArrayBuffer> {
  return jpeg(1280, 720, (c) => {
    const desk = c.createLinearGradient(0, 0, 0, 720);
    desk.addColorStop(0, "#7d6a58");
    desk.addColorStop(1, "#4f4338");
    c.fillStyle = desk;
    c.fillRect(0, 0, 1280, 720);
    c.setTransform(0.58, 0.035, -0.03, 0.56, 290, 96);
    passport(c);
  });
}

/** The corners of that passport, as shares of the picture. */
export const ON_DESK = [
  { x: 0.2266, y: 0.1333 },
  { x: 0.793, y: 0.1941 },
  { x: 0.7723, y: 0.8786 },
  { x: 0.2059, y: 0.8178 },
] as const;

type Pen = CanvasRenderingContext2D;

function write(c: Pen, text: string, x: number, y: number, px: number, style = "", ink = "#22302f"): void {
  c.fillStyle = ink;
  c.font = `${style} ${px}px sans-serif`;
  c.fillText(text, x, y);
}

function passport(c: Pen): void {
  const paper = c.createLinearGradient(0, 0, 1250, 880);
  paper.addColorStop(0, "#f1ecdc");
  paper.addColorStop(1, "#d9e4dd");
  c.fillStyle = paper;
  c.fillRect(0, 0, 1250, 880);
  c.strokeStyle = "rgb(80 120 110 / 0.18)";
  for (let y = 0; y < 700; y += 14) {
    c.beginPath();
    for (let x = 0; x <= 1250; x += 25) c.lineTo(x, y + 10 * Math.sin(x / 60 + y / 40));
    c.stroke();
  }
  write(c, "PASSPORT · SPECIMEN", 60, 90, 40, "600", "#35544f");
  write(c, "UTOPIA", 1040, 90, 40, "600", "#35544f");
  c.fillStyle = "#c9d3cf";
  c.fillRect(60, 150, 330, 430);
  blob(c, 225, 560, 150, 110, "#3b5257");
  blob(c, 225, 350, 95, 120, "#cda07f");
  blob(c, 225, 265, 102, 60, "#2f2622");
  const rows: [string, string][] = [
    ["Surname", "NGUYEN"],
    ["Given names", "THI HOA"],
    ["Nationality", "UTOPIAN"],
    ["Date of birth", "12 AUG 1974"],
    ["Date of expiry", "15 DEC 2026"],
  ];
  rows.forEach(([label, value], place) => {
    write(c, label, 450, 190 + place * 96, 24, "", "#5d706c");
    write(c, value, 450, 228 + place * 96, 36, "600");
  });
  write(c, "No.  L8988901C", 860, 190, 34, "600");
  c.font = "44px monospace";
  c.fillStyle = "#1c2625";
  c.fillText("P<UTONGUYEN<<THI<HOA<<<<<<<<<<<<<<<<<<<<<<<<", 56, 770, 1140);
  c.fillText("L8988901C4UTO7408122F2612155<<<<<<<<<<<<<<06", 56, 830, 1140);
}

function card(c: Pen): void {
  c.fillStyle = "#6b5c4d";
  c.fillRect(0, 0, 1600, 1010);
  const face = c.createLinearGradient(0, 0, 1600, 1010);
  face.addColorStop(0, "#1d5f66");
  face.addColorStop(1, "#123a48");
  c.fillStyle = face;
  c.beginPath();
  c.roundRect(70, 60, 1460, 890, 60);
  c.fill();
  write(c, "SPECIMEN BANK", 150, 190, 64, "600", "#e9f3f2");
  c.fillStyle = "#d7b45a";
  c.fillRect(150, 330, 190, 140);
  write(c, "5100 0000 0000 4242", 150, 640, 104, "600", "#f4f8f8");
  write(c, "THI HOA NGUYEN", 150, 820, 60, "", "#e9f3f2");
  write(c, "12/28", 1180, 820, 60, "", "#e9f3f2");
}

function statement(c: Pen): void {
  c.fillStyle = "#fdfdfb";
  c.fillRect(0, 0, 1240, 1754);
  c.fillStyle = "#0f5f63";
  c.fillRect(90, 90, 90, 90);
  write(c, "Specimen Bank", 210, 150, 48, "600");
  write(c, "Hoa Sen Co., Ltd.", 90, 330, 34);
  write(c, "12 Le Loi Str, District 1", 90, 376, 34);
  write(c, "Ho Chi Minh City", 90, 422, 34);
  write(c, "Statement of 30 June 2026", 700, 330, 34, "600");
  write(c, "Account •••• •••• 1234", 700, 376, 34);
  c.strokeStyle = "#c9d1d0";
  for (let y = 560; y < 1500; y += 60) {
    c.strokeRect(90, y, 1060, 0.5);
    write(c, `${String((Math.floor(y / 60) % 28) + 1).padStart(2, "0")}.06.`, 90, y + 42, 28, "", "#44524f");
    write(c, "Payment received, order of a customer", 240, y + 42, 28, "", "#44524f");
    c.fillStyle = "#d9dedd";
    c.fillRect(1000, y + 18, 150, 28);
  }
  write(c, "SPECIMEN – not a real document", 90, 1660, 30, "", "#7a8987");
}

function blob(c: Pen, x: number, y: number, rx: number, ry: number, fill: string): void {
  c.beginPath();
  c.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
  c.fillStyle = fill;
  c.fill();
}

async function jpeg(width: number, height: number, draw: (c: Pen) => void): Promise<ArrayBuffer> {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const c = canvas.getContext("2d");
  if (!c) return new ArrayBuffer(0);
  draw(c);
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
  return picture ? picture.arrayBuffer() : new ArrayBuffer(0);
}
