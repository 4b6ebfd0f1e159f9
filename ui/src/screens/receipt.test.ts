import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("the number, what is held until when, what happens next, save", () => {
  const { find, all, page } = draw(sample("receipt"));
  expect(find("#receipt-number").textContent).toBe("K7QF-2M9X");
  expect(all("#held tbody tr")).toHaveLength(6);
  expect(find("#held tbody tr:nth-child(5)").textContent).toContain("Face video4.6 MBDecember 24, 2026");
  expect(all(".plain-steps li")).toHaveLength(3);
  expect(page.primary).toMatchObject({ id: "save-receipt", intent: { intent: "save_receipt" }, enabled: true });
});

test("once saved it says where, and that the window can be closed", () => {
  const { find, page } = draw(sample("receipt-saved"));
  expect(find(".saved bdi").textContent).toBe("receipt-K7QF-2M9X.jwt");
  expect(page.primary?.label).toBe("Save again");
  expect(page.note).toBe("You can close the window now");
});

test("with another way chosen its own text says how it goes on", () => {
  expect(draw(sample("receipt-alternative")).text()).toContain("Fifteen minutes with a reviewer");
});

test("what happens next and my verification are one press away", () => {
  const { find, intents } = draw(sample("receipt"));
  find("#what-next").click();
  expect(document.activeElement?.id).toBe("next");
  find("#my-verification").click();
  expect(intents).toEqual([{ intent: "open_mine" }]);
});
