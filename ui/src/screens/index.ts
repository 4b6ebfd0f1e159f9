// Which function shows which screen.
import type { Screen } from "../bindings/Screen";
import type { Desk, Page } from "../page";
import { alternatives } from "./alternatives";
import { appeal } from "./appeal";
import { camera } from "./camera";
import { check } from "./check";
import { enterCode } from "./code";
import { consent } from "./consent";
import { declined } from "./declined";
import { details } from "./details";
import { oneDocument } from "./document";
import { documentCamera } from "./document-camera";
import { documents } from "./documents";
import { erased } from "./erased";
import { held } from "./held";
import { match } from "./match";
import { mine } from "./mine";
import { policy } from "./policy";
import { receipt } from "./receipt";
import { recording } from "./recording";
import { review } from "./review";
import { sending } from "./sending";
import { welcome } from "./welcome";

export function show(screen: Screen, desk: Desk): Page {
  switch (screen.name) {
    case "welcome":
      return welcome(screen, desk);
    case "consent":
      return consent(screen, desk);
    case "declined":
      return declined(screen, desk);
    case "alternatives":
      return alternatives(screen, desk);
    case "details":
      return details(screen, desk);
    case "documents":
      return documents(screen, desk);
    case "document":
      return oneDocument(screen, desk);
    case "document_camera":
      return documentCamera(screen, desk);
    case "match":
      return match(screen, desk);
    case "camera":
      return camera(screen, desk);
    case "recording":
      return recording(screen, desk);
    case "review":
      return review(screen, desk);
    case "sending":
      return sending(screen, desk);
    case "receipt":
      return receipt(screen, desk);
    case "mine":
      return mine(screen, desk);
    case "held":
      return held(screen, desk);
    case "policy":
      return policy(screen, desk);
    case "appeal":
      return appeal(screen, desk);
    case "erased":
      return erased(screen, desk);
    case "code":
      return enterCode(screen, desk);
    case "check":
      return check(screen, desk);
  }
}
