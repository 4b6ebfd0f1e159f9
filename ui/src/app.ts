// The page's one loop: a view comes in and is shown whole, what the seller does goes out as an intent.
import { render } from "lit-html";

import { announcement, type Announcement } from "./announce";
import type { Fault } from "./bindings/Fault";
import type { Intent } from "./bindings/Intent";
import type { Question } from "./bindings/Question";
import type { Remedy } from "./bindings/Remedy";
import type { View } from "./bindings/View";
import { flush, isEdit } from "./draft";
import { frame } from "./frame";
import { Hearing } from "./hearing";
import type { Page } from "./page";
import { asFault, type Platform } from "./platform";
import { show } from "./screens";
import { negotiate, textIn, type Text } from "./text";
import { commonRemedy } from "./widgets/fault-card";
import { drawPreview } from "./widgets/preview";
import { askedBy } from "./widgets/question";
import { slotName } from "./widgets/words";

/** An answer that does not come in this time no longer holds up the next intent. */
const ORDER_MS = 1000;

/** A picture that came this long before its place was there is another screen's. */
const EARLY_MS = 500;

/** What stands behind the fault's card when the engine could not even be asked. */
const NO_VIEW: View = {
  practice: false,
  language: null,
  step: 1,
  steps: 9,
  screen: { name: "welcome", documents: [], carry_on: false },
  fault: null,
  can_go_back: false,
  can_continue: false,
  can_open_mine: false,
  closing: false,
};

export class App {
  private view: View | null = null;
  private t: Text;
  /** The door to the engine failed; no view can say so. */
  private ownFault: Fault | null = null;
  private helpOpen = false;
  private said: Announcement = { text: "", urgent: false };
  private readonly hearing = new Hearing(() => this.show());
  private playingSince: number | null = null;
  private early: { jpeg: ArrayBuffer; at: number } | null = null;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private order: Promise<void> = Promise.resolve();

  /** `direction` is given by the gallery alone, to try right-to-left without such a language. */
  constructor(
    private readonly platform: Platform,
    private readonly root: HTMLElement,
    private readonly direction: "ltr" | "rtl" = "ltr",
  ) {
    this.t = textIn(negotiate(navigator.languages), direction);
  }

  start(): void {
    document.addEventListener("keydown", (event) => this.key(event));
    for (const name of ["keydown", "click"]) document.addEventListener(name, () => this.hearing.pressed(this.view));
    // A file dropped beside the native drop must never replace the page.
    for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
    // The system's menu offers to reload; only where there is text to copy or to write it is of use.
    document.addEventListener("contextmenu", (event) => {
      if (!(event.target as Element).closest("input, textarea, .selectable")) event.preventDefault();
    });
    window.addEventListener("pagehide", flush);
    const subscribed = this.platform.subscribe(
      (view) => this.arrived(view),
      (jpeg) => void this.draw(jpeg),
    );
    subscribed.catch((reason: unknown) => this.failed(reason));
  }

  private arrived(view: View): void {
    const before = this.view;
    this.view = view;
    if (view.language !== null && view.language !== this.t.language) this.t = textIn(view.language, this.direction);
    this.followPlayback(view);
    const said = announcement(before, view, this.t);
    this.said = said ?? this.said;
    this.hearing.follow(before, view, said, this.t.language);
    const held = document.activeElement;
    this.show();
    if (heading(before) !== heading(view)) this.focusHeading();
    else if (problems(view) > 0 && problems(before) === 0) this.focus(view.screen.name === "code" ? "#code" : ".error-summary");
    else if (asked(before) && !asked(view)) this.answered(before);
    else if (held && !held.isConnected) this.refocus(held);
    this.bringFault(before, view);
  }

  private show(): void {
    if (!this.view) return;
    const { t, view } = this;
    document.documentElement.lang = t.language;
    document.documentElement.dir = t.direction;
    const page = this.page(view);
    document.title = t("window-title", { screen: t(`step-${view.screen.name}`) });
    render(
      frame({
        view,
        page,
        t,
        fault: this.ownFault ?? view.fault,
        helpOpen: this.helpOpen,
        said: this.said,
        dispatch: (intent) => this.dispatch(intent),
        remedy: (remedy) => this.remedy(remedy),
        help: (open) => this.help(open),
      }),
      this.root,
    );
    if (this.early && (view.screen.name === "document" || view.screen.name === "held")) {
      if (performance.now() - this.early.at < EARLY_MS) void drawPreview(this.early.jpeg, this.root);
      this.early = null;
    }
    for (const dialog of this.root.querySelectorAll("dialog")) {
      if (dialog.open) continue;
      dialog.showModal();
      // WebKit focuses the dialog itself, whatever asks for it with `autofocus`.
      dialog.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true });
      // What is longer than the window is read from its beginning.
      dialog.scrollTop = 0;
    }
  }

  private page(view: View): Page {
    return show(view.screen, {
      t: this.t,
      dispatch: (intent) => this.dispatch(intent),
      canContinue: view.can_continue,
      playedMs: this.playingSince === null ? 0 : performance.now() - this.playingSince,
      motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      fault: view.fault,
      hearing: this.hearing.shown(this.t.language),
    });
  }

  /** In order: an intent is sent once the one before it was taken, so that no edit overtakes a Continue. */
  private dispatch(intent: Intent): void {
    if (!isEdit(intent)) flush();
    if ((intent.intent === "begin" || intent.intent === "start_over") && this.view?.language === null) {
      // Consents are recorded in the language shown, so the engine has to know what the page chose. Not before
      // Welcome is left: until then a signup that is carried on may still bring the language of last time.
      this.dispatch({ intent: "choose_language", language: this.t.language });
    }
    if (this.ownFault) {
      this.ownFault = null;
      this.show();
      if (intent.intent === "dismiss") return;
    }
    this.order = this.order.then(async () => {
      const taken = this.platform.dispatch(intent).catch((reason: unknown) => this.failed(reason));
      await Promise.race([taken, new Promise<void>((go) => setTimeout(go, ORDER_MS))]);
    });
  }

  private failed(reason: unknown): void {
    this.ownFault = asFault(reason);
    this.view ??= NO_VIEW;
    this.show();
  }

  private remedy(remedy: Remedy): (() => void) | null {
    const screen = this.view?.screen;
    if (remedy === "choose_camera") return () => this.chooseCamera();
    if (remedy === "pick_again" && screen?.name === "document") return () => this.dispatch({ intent: "pick_document", slot: screen.slot });
    // The other ways are ways without the face video; a document needs none.
    if (remedy === "alternatives" && screen?.name === "document_camera") return null;
    const intent = commonRemedy(remedy);
    return intent && (() => this.dispatch(intent));
  }

  private chooseCamera(): void {
    const screen = this.view?.screen;
    if (screen?.name !== "camera" && screen?.name !== "document_camera") this.dispatch({ intent: "back" });
    else if (screen.cameras.length === 0) this.dispatch({ intent: screen.name === "camera" ? "find_cameras" : "retry" });
    else this.focus("#camera");
  }

  private async draw(jpeg: ArrayBuffer): Promise<void> {
    // A document's picture comes once, and perhaps before the view that has a place for it.
    this.early = document.querySelector("canvas#preview") ? null : { jpeg, at: performance.now() };
    if (await drawPreview(jpeg, this.root)) {
      const playing = this.view?.screen.name === "review" && this.view.screen.clip?.playing;
      if (playing && this.playingSince === null) this.playingSince = performance.now();
    }
    // Not in the order of the others: it is answered by the shell, and a picture must not wait for a click.
    await this.platform.dispatch({ intent: "preview_drawn" }).catch(() => {});
  }

  /** The captions follow the clip from its first drawn picture. */
  private followPlayback({ screen }: View): void {
    const playing = screen.name === "review" && screen.clip?.playing === true;
    if (playing && this.ticking === undefined) {
      this.ticking = setInterval(() => this.show(), 100);
    } else if (!playing) {
      clearInterval(this.ticking);
      this.ticking = undefined;
      this.playingSince = null;
    }
  }

  private help(open: boolean): void {
    this.helpOpen = open;
    this.show();
    if (!open) this.focus("#help");
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "F1") {
      event.preventDefault();
      this.help(!this.helpOpen);
    } else if (pastes(event) && this.view?.screen.name === "documents" && this.view.screen.open && !this.root.querySelector("dialog")) {
      event.preventDefault();
      this.dispatch({ intent: "paste_document", slot: this.view.screen.open });
    } else if (event.key === "Escape" && this.inTake() && !this.root.querySelector("dialog")) {
      event.preventDefault();
      this.dispatch({ intent: "cancel_take" });
    }
  }

  private inTake(): boolean {
    const screen = this.view?.screen;
    return screen?.name === "recording" && ["preparing", "countdown", "running"].includes(screen.phase.phase);
  }

  private focusHeading(): void {
    this.root.querySelector("main")?.scrollTo(0, 0);
    if (!this.view?.closing && !this.helpOpen) this.focus("main h1");
  }

  /** What had the focus was taken away: what stands in its place gets it, else the heading. */
  private refocus({ id }: Element): void {
    const place = id && document.getElementById(id.replace(/^skip-(?!checks)/, "look-").replace(/^see-/, ""));
    (place || this.root.querySelector<HTMLElement>("main h1"))?.focus({ preventScroll: true });
  }

  /** After a question the focus is where it was asked; what asked may be gone with what was erased. */
  private answered(before: View | null): void {
    const question = asked(before);
    const place = question && document.getElementById(askedBy(question.what));
    (place || this.root.querySelector<HTMLElement>("main h1"))?.focus({ preventScroll: true });
  }

  /** A card that has just come is never out of sight. */
  private bringFault(before: View | null, after: View): void {
    if (after.fault && after.fault.code !== before?.fault?.code) this.root.querySelector("main")?.scrollTo(0, 0);
    const fresh = slotFaults(after).find((name) => !slotFaults(before).includes(name));
    if (fresh) this.root.querySelector(`[data-slot="${fresh}"]`)?.scrollIntoView({ block: "nearest" });
  }

  private focus(selector: string): void {
    this.root.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Ctrl+V or Cmd+V, also on a keyboard with other letters; held down it pastes once. */
function pastes({ key, code, ctrlKey, metaKey, altKey, shiftKey, repeat }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || altKey || shiftKey || repeat) return false;
  return key.toLowerCase() === "v" || (key > "\u007f" && code === "KeyV");
}

/** What the heading is about: a screen, or a take in which something was missed. */
function heading(view: View | null): string {
  const missed = view?.screen.name === "recording" && view.screen.phase.phase === "missed";
  return missed ? "missed" : (view?.screen.name ?? "");
}

function slotFaults(view: View | null): string[] {
  if (view?.screen.name !== "documents") return [];
  return view.screen.cards.flatMap((card) => card.slots).flatMap(({ slot, fault }) => (fault ? [slotName(slot)] : []));
}

function problems(view: View | null): number {
  if (view?.screen.name === "code") return view.screen.problem === null ? 0 : 1;
  return view?.screen.name === "details" ? Object.keys(view.screen.problems).length : 0;
}

function asked(view: View | null): Question | null {
  return view?.screen.name === "mine" ? view.screen.question : null;
}
