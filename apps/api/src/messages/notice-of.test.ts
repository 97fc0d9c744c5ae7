import { expect, it, vi } from "vitest";
import { noticeOf } from "./notice-of.ts";
import { renderNotice } from "./render-notice.ts";

it("tells a defect by a reference that its log carries, never by its own words", () => {
  const written: string[] = [];
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
  const notice = noticeOf(new Error("select secret from /home/someone"));
  stderr.mockRestore();
  const reference = String(notice.params?.reference);
  expect(reference).toMatch(/^[0-9a-f]{8}$/);
  expect(written.join("")).toContain(`defect ${reference}: Error: select secret`);
  for (const language of ["en", "fr"] as const) {
    const told = renderNotice(notice, language);
    expect(told).toContain(reference);
    expect(told).not.toContain("secret");
  }
});
