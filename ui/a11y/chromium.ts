// One headless Chromium, driven by its DevTools protocol over a pipe: what Debian ships is enough, nothing is installed.
import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Readable, Writable } from "node:stream";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Where a Chromium is, if there is one: `CHROMIUM`, else on the path. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = [process.env.CHROMIUM ?? "", ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))];
  return places.find((place) => place !== "" && runs(place)) ?? null;
}

function runs(place: string): boolean {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

type Answer = { id?: number; sessionId?: string; method?: string; params?: unknown; result?: unknown; error?: { message: string } };

export class Chromium {
  private next = 1;
  private readonly waiting = new Map<number, { done: (result: unknown) => void; failed: (error: Error) => void }>();
  private readonly heard = new Set<(answer: Answer) => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    private readonly into: Writable,
    from: Readable,
  ) {
    // Messages end with a NUL byte.
    let rest = "";
    from.setEncoding("utf8");
    from.on("data", (piece: string) => {
      const parts = (rest + piece).split("\0");
      rest = parts.pop() ?? "";
      for (const part of parts) this.read(JSON.parse(part) as Answer);
    });
    child.on("exit", () => {
      for (const { failed } of this.waiting.values()) failed(new Error("Chromium ended"));
    });
  }

  static async start(program: string): Promise<Chromium> {
    const profile = await mkdtemp(join(tmpdir(), "a11y-"));
    const child = spawn(
      program,
      ["--headless=new", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--lang=en-US", "about:blank"],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    return new Chromium(child, profile, child.stdio[3] as Writable, child.stdio[4] as Readable);
  }

  async open(): Promise<Tab> {
    const { targetId } = await this.send<{ targetId: string }>("Target.createTarget", { url: "about:blank", newWindow: true });
    const { sessionId } = await this.send<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
    const tab = new Tab(this, sessionId);
    await tab.send("Page.enable");
    return tab;
  }

  async close(): Promise<void> {
    const ended = new Promise<void>((done) => this.child.once("exit", () => done()));
    await this.send("Browser.close").catch(() => this.child.kill());
    await ended;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  send<Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> {
    const id = this.next++;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done: done as (result: unknown) => void, failed });
      this.into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** The next event of this name. */
  once(method: string, sessionId: string): Promise<void> {
    return new Promise((done) => {
      const hear = (answer: Answer) => {
        if (answer.method !== method || answer.sessionId !== sessionId) return;
        this.heard.delete(hear);
        done();
      };
      this.heard.add(hear);
    });
  }

  private read(answer: Answer): void {
    const waits = answer.id === undefined ? undefined : this.waiting.get(answer.id);
    if (answer.id === undefined) {
      for (const hear of this.heard) hear(answer);
    } else if (waits) {
      this.waiting.delete(answer.id);
      if (answer.error) waits.failed(new Error(answer.error.message));
      else waits.done(answer.result);
    }
  }
}

export class Tab {
  constructor(
    private readonly browser: Chromium,
    private readonly session: string,
  ) {}

  send<Result>(method: string, params: object = {}): Promise<Result> {
    return this.browser.send(method, params, this.session);
  }

  async go(url: string): Promise<void> {
    const loaded = this.browser.once("Page.loadEventFired", this.session);
    await this.send("Page.navigate", { url });
    await loaded;
  }

  async size(width: number, height: number): Promise<void> {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** The value of an expression on the page; a promise is waited for. */
  async evaluate<Result>(expression: string): Promise<Result> {
    type Evaluated = { result: { value: Result }; exceptionDetails?: { text: string; exception?: { description?: string } } };
    const { result, exceptionDetails } = await this.send<Evaluated>("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
