import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("the whole policy: purposes, other ways, how long, who, faces, whom to ask, when it was signed", () => {
  const { text, all, find, page } = draw(sample("policy"));
  expect(all(".purpose")).toHaveLength(2);
  expect(text()).toContain("If you decline: we show you other ways, such as a video call.");
  expect(all("#alternatives li")).toHaveLength(3);
  expect(all("#retention tbody tr")).toHaveLength(4);
  expect(all("#recipients .mono").map((each) => each.textContent)).toEqual(["a41f 09c2 e77b 5d10", "09be 4c71 d2a8 f356"]);
  expect(find("#faces").textContent).toContain("Used on this computer only");
  expect(text()).toContain("appeals@lotus-market.example");
  expect(text()).toMatch(/These terms were signed on November 1\d, 2026\./);
  expect(page.primary).toBeNull();
});

test("it is read, not decided on: what was decided stands there", () => {
  const { all, find } = draw(sample("policy-declined"));
  expect(all("button, [role=radio]")).toHaveLength(0);
  expect(all(".decided").map((each) => each.textContent?.trim())).toEqual(["You agreed", "You declined"]);
  expect(find("#faces").textContent).toContain("Not used");
});

test("what the policy does not say is not said for it", () => {
  expect(draw(sample("policy-silent")).all("#faces")).toHaveLength(0);
  expect(draw(sample("policy-collector")).all("#alternatives, .decided")).toHaveLength(1);
  expect(draw(sample("policy-collector")).find("#faces").dataset.place).toBe("collector");
});
