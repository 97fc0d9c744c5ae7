import { readdir } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { uploadsFolder } from "@brainscan/api/storage/upload-path";
import { expect, it, vi } from "vitest";
import { describeService } from "../service.fixture.ts";
import { UPLOADS_AT_ONCE_MAX } from "./uploads.ts";

describeService("uploads", (service) => {
  const received = async () => (await readdir(uploadsFolder(service().dataDir)).catch(() => [])).length;

  /** An upload that has begun and does not end. */
  function begin(): ClientRequest {
    const sending = request(`${service().address}/uploads`, { method: "POST", headers: { "content-length": "1000" } });
    sending.on("error", () => undefined).write("PK");
    return sending;
  }

  it("are received a few at once: one more is told so in the language of who asks, and again welcome once one has gone", async () => {
    const open = Array.from({ length: UPLOADS_AT_ONCE_MAX }, begin);
    await vi.waitFor(async () => expect(await received()).toBe(UPLOADS_AT_ONCE_MAX), { timeout: 10_000 });
    const post = () =>
      fetch(`${service().address}/uploads`, { method: "POST", body: "PK", headers: { "accept-language": "fr" } });
    const refused = await post();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
    expect(await refused.json()).toEqual({
      code: "UPLOADS_TOO_MANY",
      message: expect.stringContaining(`${UPLOADS_AT_ONCE_MAX} envois sont en cours`),
    });
    expect(await received()).toBe(UPLOADS_AT_ONCE_MAX);

    for (const sending of open) sending.destroy();
    await vi.waitFor(async () => expect(await received()).toBe(0), { timeout: 10_000 });
    expect((await post()).status).toBe(201);
  });
});
