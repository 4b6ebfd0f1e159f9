// What sample views of several screens share. Nobody and nothing in them is real.
import type { Decision } from "../src/bindings/Decision";
import type { DocumentKind } from "../src/bindings/DocumentKind";
import type { FaceRecognitionView } from "../src/bindings/FaceRecognitionView";
import type { FileView } from "../src/bindings/FileView";
import type { Held } from "../src/bindings/Held";
import type { PolicyView } from "../src/bindings/PolicyView";
import type { PurposeView } from "../src/bindings/PurposeView";
import type { Slot } from "../src/bindings/Slot";

export const collector = {
  name: "Lotus Market Example Ltd",
  address: "1 Example Street, 10000 Sampletown",
  contact: "privacy@lotus-market.example",
  appeals: "appeals@lotus-market.example",
};

export const alternatives = [
  { kind: "video_call" as const, text: "Fifteen minutes with a reviewer, on weekdays from 8 to 18.", contact: "call@lotus-market.example" },
  { kind: "in_person" as const, text: "At one of our counters, with your documents.", contact: "+00 0000 0000" },
  { kind: "notarised_copies" as const, text: "Copies certified by a notary, by registered post.", contact: "" },
];

function purposes(face: Decision | null, documents: Decision | null): PurposeView[] {
  return [
    {
      id: "documents",
      title: "Your details and documents",
      text: "To check that you and your business exist, as the law on marketplaces asks of us.",
      declining: "the signup ends here, and nothing is sent.",
      mandatory: true,
      decision: documents,
    },
    {
      id: "face_video",
      title: "A video of your face",
      text: "To check that the person on the identity document is the one who signs up. The video is not used for anything else.",
      declining: "we show you other ways, such as a video call.",
      mandatory: false,
      decision: face,
    },
  ];
}

const onDevice: FaceRecognitionView = {
  place: "device",
  text: "The app finds your face in the picture, so that it can tell you what to mend. It does not compare it with any other face, and no template is kept.",
};

export const policy = (face: Decision | null, documents: Decision | null, faces: FaceRecognitionView | null = onDevice): PolicyView => ({
  collector,
  purposes: purposes(face, documents),
  retention_days: { clip: 30, document: 180, details: 365, transcript: 30 },
  reviewers: [
    { name: "Review desk, key of 2026", fingerprint: "a41f09c2e77b5d10" },
    { name: "Second reader, emergencies", fingerprint: "09be4c71d2a8f356" },
  ],
  alternatives,
  face_recognition: faces,
  signed_at: 1_795_000_000,
});

export const details = {
  legal_name: "Công ty TNHH Hoa Sen",
  person_name: "Nguyễn Thị Hoa",
  country: "VN",
  address: "12 Lê Lợi\nQuận 1\nThành phố Hồ Chí Minh",
  tax_id: "0312345678-001",
  email: "hoa@hoasen.example",
};

export const slot = (kind: DocumentKind, side: Slot["side"] = "whole"): Slot => ({ kind, side });

/** The sealed files, of which so many bytes are sent. */
export function files(sent: number): FileView[] {
  const kinds: [FileView["kind"], Slot | null, number][] = [
    ["details", null, 1_420],
    ["document", slot("identity", "front"), 2_414_000],
    ["document", slot("identity", "back"), 1_982_000],
    ["document", slot("bank_statement"), 813_100],
    ["clip", null, 4_570_000],
    ["transcript", null, 2_310],
  ];
  let left = sent;
  return kinds.map(([kind, document, length_bytes], place) => {
    const sent_bytes = Math.min(left, length_bytes);
    left -= sent_bytes;
    const sha256 = `${place}d2c4be90f7a31e5688b1c0ffee4a7d93e21b6f0583ac97d4461e0ab5c2f8${place}b3`;
    return { artifact: `a${place}`, kind, document, length_bytes, sha256, sent_bytes };
  });
}


export const total = files(0).reduce((sum, file) => sum + file.length_bytes, 0);

/** When the last byte of each sample file arrived. */
export const RECEIVED = 1_795_500_000;

export const held: Held[] = files(total).map(({ artifact, kind, document, length_bytes, sha256 }, place) => ({
  artifact,
  kind,
  ...(document ? { document } : {}),
  length_bytes,
  sha256,
  received_at: RECEIVED,
  erase_by: RECEIVED + (kind === "clip" ? 30 : 180 + place) * 86_400,
}));
