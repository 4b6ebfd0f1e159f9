import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("the clip plays on the preview, is stopped, and is played again", () => {
  const playing = draw(sample("held-clip-playing"));
  expect(playing.find("canvas#preview").className).toBe("");
  expect(playing.all("#play")).toHaveLength(0);
  playing.find("#stop").click();
  expect(playing.intents).toEqual([{ intent: "stop_clip" }]);
  const over = draw(sample("held-clip"));
  expect(over.all("#stop")).toHaveLength(0);
  over.find("#play").click();
  expect(over.intents).toEqual([{ intent: "play_clip" }]);
});

test("a document's pages are turned, and one page has nothing to turn", () => {
  const { find, intents } = draw(sample("held-picture"));
  expect(find(".turner").textContent?.trim()).toBe("Page 2 of 3");
  find("#page-after").click();
  find("#page-before").click();
  expect(intents).toEqual([{ intent: "turn_page", page: 2 }, { intent: "turn_page", page: 0 }]);
  expect(draw(sample("held-identity")).all(".turner")).toHaveLength(0);
});

test("the details stand as they were sealed, under the form's own names", () => {
  const { find, all } = draw(sample("held-details"));
  expect(all("#held-details dt").map((each) => each.textContent)).toEqual(["Registered name of the business", "Your full name", "Country of the business", "Address of the business", "Tax number", "E-mail address"]);
  expect(find("#held-details").textContent).toContain("Vietnam");
  expect(all("input, textarea, canvas")).toHaveLength(0);
});

test("text scrolls in a box the keyboard reaches", () => {
  const { find } = draw(sample("held-text"));
  expect(find("#held-text").tabIndex).toBe(0);
  expect(find("#held-text").getAttribute("aria-label")).toBe("What you were asked to do, and when");
  expect(find("#held-text").textContent).toContain('"prompt": "turn_right"');
});

test("it says that these are the stored bytes, with the SHA-256 of the receipt, once they are open", () => {
  const { text, find } = draw(sample("held-picture"));
  expect(text()).toContain("This is your file as it is stored, byte for byte.");
  expect(text()).toContain("It is the same as on your receipt.");
  expect(find("#sha256").textContent).toMatch(/^[0-9a-f]{64}$/);
  for (const name of ["held-fetching", "held-failed"]) expect(draw(sample(name)).text()).not.toContain("byte for byte");
  const here = draw(sample("held-computer")).text();
  expect(here).toContain("It was not sent yet.");
  expect(here).not.toContain("receipt");
});

test("the picture has its place while it is fetched, and none when it could not be", () => {
  const fetching = draw(sample("held-fetching"));
  expect(fetching.find(".held").getAttribute("aria-busy")).toBe("true");
  expect(fetching.find(".preview-wait").textContent).toContain("Fetching and opening it…");
  expect(fetching.all("canvas#preview")).toHaveLength(1);
  expect(draw(sample("held-fetching-details")).all("canvas")).toHaveLength(0);
  const failed = draw(sample("held-failed"));
  expect(failed.text()).toContain("We could not show it.");
  expect(failed.all("canvas")).toHaveLength(0);
});
