import { expect, test } from "vitest";

import { draw, sample } from "../testing";

const rows = (name: string) => draw(sample(name)).all("[data-outcome]").map((row) => (row.textContent ?? "").replace(/\s+/g, " ").trim());

test("every prompt with its tick, or with the reason and what to do", () => {
  expect(draw(sample("missed")).find("h1").textContent).toBe("We did not see every movement");
  expect(rows("missed")).toEqual([
    "Smile Seen",
    "Blink both eyes We did not see you blink. Glasses may reflect: tilt the screen a little.",
    "Turn your head left You moved to the other side. Left means your own left.",
  ]);
});

test("another try is the next action, the other ways stand beside it", () => {
  const { page, text } = draw(sample("missed"));
  expect(text()).toContain("You can try 2 more times.");
  expect(page.primary).toMatchObject({ id: "start-take", intent: { intent: "start_take" }, enabled: true });
  expect(page.secondary).toMatchObject({ id: "other-ways", intent: { intent: "show_alternatives" } });
  expect(draw(sample("missed-several-faces")).text()).toContain("You can try 1 more time.");
});

test("after the last try the other ways are the way on: never a dead end", () => {
  const { page, text } = draw(sample("missed-last"));
  expect(page.primary).toMatchObject({ id: "other-ways", intent: { intent: "show_alternatives" }, enabled: true });
  expect(page.secondary).toBeNull();
  expect(text()).not.toContain("send this video");
});

test("where the policy lets it, the last video can be sent to a person, and that is said", () => {
  const { page, find } = draw(sample("missed-send"));
  expect(page.primary?.intent).toEqual({ intent: "show_alternatives" });
  expect(page.secondary).toMatchObject({ id: "send-unseen", intent: { intent: "send_unseen" } });
  expect(find(".send-unseen").textContent).toContain("A person will look at it, and may refuse it.");
});

test("what speaks against the whole take has its own sentence", () => {
  const { find, all } = draw(sample("missed-several-faces"));
  expect(find("h1").textContent).toBe("We cannot use this video");
  expect(find("[data-spoiled=several_faces] .fault-what").textContent).toBe("Somebody else was in the picture.");
  expect(all("[data-missed=\"\"]")).toHaveLength(3);
  expect(draw(sample("missed-face-away")).find("h1").textContent).toBe("We did not see every movement");
});

test("no score is ever shown", () => {
  for (const name of ["missed", "missed-last", "missed-send", "missed-face-away"]) {
    expect(draw(sample(name)).text()).not.toMatch(/%|score|\d\.\d/);
  }
});
