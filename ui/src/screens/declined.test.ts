import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("says what was declined, whom to ask, and leads back to the choice", () => {
  const { text, page } = draw(sample("declined"));
  expect(text()).toContain("You declined “Your details and documents”");
  expect(text()).toContain("privacy@lotus-market.example");
  expect(page.primary).toMatchObject({ intent: { intent: "back" }, enabled: true });
  expect(page.hideBack).toBe(true);
});
