import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { describeEachDatabase } from "../test-databases.ts";
import { type EmbeddingSpace, ensureSpace, findSpace, insertChunk, listEmbedded, readVectors } from "./embeddings.ts";

const DIM = 3;

describeEachDatabase("embeddings", (database) => {
  const makeSpace = (weightsSha256: string): Promise<EmbeddingSpace> =>
    ensureSpace(database().orm, {
      id: randomUUID(),
      backbone: "tiny",
      weightsSha256,
      layer: "avgpool",
      preprocessing: "plain",
      dim: DIM,
    });

  it("have one space for the same weights, layer and preprocessing, however often it is asked for", async () => {
    const first = await makeSpace("w1");
    expect(await makeSpace("w1")).toEqual(first);
    expect((await makeSpace("w2")).id).not.toBe(first.id);
  });

  it("have a space for each precision, and in eight bits for each calibration", async () => {
    const db = database().orm;
    const network = { weightsSha256: "w1", preprocessing: "plain" };
    const networks = [
      { ...network, precision: "float32", calibration: "" },
      { ...network, precision: "float16", calibration: "" },
      { ...network, precision: "int8", calibration: "one sample" },
      { ...network, precision: "int8", calibration: "another" },
    ] as const;
    const ids: string[] = [];
    for (const key of networks) {
      const space = { ...key, layer: "avgpool" as const };
      const made = await ensureSpace(db, { id: randomUUID(), backbone: "tiny", dim: DIM, ...space });
      expect(await findSpace(db, space)).toEqual(made);
      ids.push(made.id);
    }
    expect(new Set(ids).size).toBe(networks.length);
    expect(ids[0]).toBe((await makeSpace("w1")).id);
    expect(await findSpace(db, { ...networks[2], calibration: "a third", layer: "avgpool" })).toBeNull();
  });

  it("come back bit for bit, by image, from whatever chunk holds them", async () => {
    const db = database().orm;
    const space = await makeSpace("w3");
    await insertChunk(db, {
      id: randomUUID(),
      spaceId: space.id,
      provider: "cpu",
      sha256: ["a", "b"],
      vectors: Float32Array.of(1, 2, 3, 4, 5, 6),
    });
    await insertChunk(db, {
      id: randomUUID(),
      spaceId: space.id,
      provider: "cpu",
      sha256: ["c"],
      vectors: Float32Array.of(-0, 1e-45, 3.4e38),
    });
    const vectors = await readVectors(db, { space, sha256: ["c", "b", "missing"] });
    expect([...vectors.keys()].sort()).toEqual(["b", "c"]);
    expect(vectors.get("b")).toEqual(Float32Array.of(4, 5, 6));
    expect(vectors.get("c")).toEqual(Float32Array.of(-0, 1e-45, 3.4e38));
  });

  it("keep the first vector of an image that two writers embedded", async () => {
    const db = database().orm;
    const space = await makeSpace("w4");
    for (const value of [1, 2])
      await insertChunk(db, {
        id: randomUUID(),
        spaceId: space.id,
        provider: "cpu",
        sha256: ["same"],
        vectors: new Float32Array(DIM).fill(value),
      });
    expect((await readVectors(db, { space, sha256: ["same"] })).get("same")).toEqual(Float32Array.of(1, 1, 1));
  });

  it("are looked up for more images than a statement has parameters", async () => {
    const db = database().orm;
    const space = await makeSpace("w5");
    await insertChunk(db, {
      id: randomUUID(),
      spaceId: space.id,
      provider: "cpu",
      sha256: ["h7"],
      vectors: Float32Array.of(7, 7, 7),
    });
    const sha256 = Array.from({ length: 70_000 }, (_, i) => `h${i}`);
    expect([...(await listEmbedded(db, { spaceId: space.id, sha256 }))]).toEqual(["h7"]);
  });
});
