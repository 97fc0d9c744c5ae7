import { describe, expect, it } from "vitest";
import { noisePng } from "../src/image-bytes.ts";
import { hostileZip } from "./bytes/zip-writer.ts";
import { HOSTILE_IMAGES } from "./images.ts";
import { useTarget } from "./target.ts";

const IMAGES = `query ($name: String!) { datasets { name images(filter: { search: $name }) { edges { node { path url thumbnailUrl } } } } }`;
type Listed = {
  datasets: { name: string; images: { edges: { node: { path: string; url: string; thumbnailUrl: string } }[] } }[];
};

describe("hostile images", () => {
  const target = useTarget();

  it.each(HOSTILE_IMAGES)("$title", async ({ title, name, make, tells }) => {
    const { address, bring, ask } = target();
    const archive = hostileZip({
      entries: [
        { name: "good.png", data: noisePng(1) },
        { name, data: make(), method: 0 },
      ],
    });
    const { told, added } = await bring(archive, title);
    const about = told.filter(({ path }) => path === name);
    expect(about.map(({ code }) => code)).toEqual(tells === null ? [] : [tells]);
    expect(added).toBe(tells === null ? 2 : 1);
    if (tells !== null) return expect(about[0].message.length).toBeGreaterThan(20);
    // What is shown of it is a picture of ours, never its own bytes.
    const { datasets } = await ask<Listed>(IMAGES, { name });
    const image = datasets.find((one) => one.name === title)?.images.edges[0].node;
    for (const [url, type] of [
      [image?.url, "image/png"],
      [image?.thumbnailUrl, "image/webp"],
    ]) {
      const response = await fetch(`${address}${url}`);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the signature of an archive
      expect(Buffer.from(await response.arrayBuffer()).toString("latin1")).not.toMatch(/<script|<html|PK\x05\x06/);
    }
  });
});
