import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("what was erased, when, and of which signup; the next thing is to save the proof", () => {
  const { text, page } = draw(sample("erased"));
  expect(text()).toContain("Lotus Market Example Ltd has erased your files");
  expect(text()).toMatch(/Files erased ?6 files/);
  expect(text()).toMatch(/When ?November 2\d, 2026 at /);
  expect(text()).toContain("01HZY5K3QW7M9XB2C4D6F8G0JR");
  expect(text()).toContain("This computer has forgotten you");
  expect(page.primary).toMatchObject({ label: "Save the deletion receipt", intent: { intent: "save_deletion", artifact: null }, enabled: true });
  expect(page.secondary).toBeNull();
});

test("once saved it says where, and is done", () => {
  const { find, page } = draw(sample("erased-saved"));
  expect(find(".saved bdi").textContent).toBe("deletion-1795759200.jwt");
  expect(page.primary).toMatchObject({ label: "Done", intent: { intent: "continue" }, enabled: true });
  expect(page.secondary).toMatchObject({ label: "Save again", intent: { intent: "save_deletion", artifact: null } });
});

test("where nothing had been sent nothing is claimed", () => {
  const { text } = draw(sample("erased-nothing"));
  expect(text()).toContain("You had sent no files.");
  expect(text()).toContain("No file had been sent");
});
