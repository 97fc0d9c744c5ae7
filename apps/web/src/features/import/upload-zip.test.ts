import { expect, test } from "vitest";
import { readUploadAnswer } from "./upload-zip.ts";

test("an accepted upload gives its id", () => {
  expect(readUploadAnswer(201, '{"uploadId":"u1"}')).toEqual({ uploadId: "u1" });
});

test("a refusal keeps the server's words, in whichever of its forms", () => {
  expect(readUploadAnswer(413, '{"message":"The zip is larger than 2 GB."}')).toEqual({
    failure: "The zip is larger than 2 GB.",
  });
  expect(readUploadAnswer(400, '{"userErrors":[{"message":"Not a zip."}]}')).toEqual({ failure: "Not a zip." });
});

test("a refusal in HTML, or an id in an error, is a failure without words", () => {
  expect(readUploadAnswer(502, "<html>Bad gateway</html>")).toEqual({ failure: null });
  expect(readUploadAnswer(500, '{"uploadId":"u1"}')).toEqual({ failure: null });
});
