import { expect, test } from "vitest";
import { methodsDocument } from "./methods-document.fixture.ts";

// Run vitest with -u to write it anew after a method has changed.
test("the published list of methods is what the registry says", async () => {
  await expect(methodsDocument()).toMatchFileSnapshot("../../../../docs/methods.md");
});
