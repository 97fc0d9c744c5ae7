import { type SQL, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { describeEachDatabase } from "../test-databases.ts";
import { countAutomaticNormals, listAutomaticNormals } from "./automatic-normals.ts";

const [datasetId, studyId] = ["normals", "normals-study"];
const N = 40;
/** Of the study's matrices; the others lie beyond its sample and have no position. */
const SAMPLED = 10;

/** Hashes run against the ids and the paths. Image 1 has a label, 2 no score, 3 scores too high; 4 is a copy, 5 contradicts itself. */
const ROWS: SQL[] = [
  sql`insert into datasets (id, name, source, fingerprint) values (${datasetId}, 'd', 'FOLDER', 'f')`,
  sql`insert into files (sha256, pixel_sha256, bytes, format, width_px, height_px, channels, bit_depth, palette)
    select 'f' || i, 'p', 1, 'png', 1, 1, 1, 8, false from generate_series(1, ${N}::int) i`,
  sql`insert into images (id, dataset_id, path, sha256, group_id)
    select 'i' || i, ${datasetId}, 'p/' || i, 'f' || i, 'g' || (1000 - i) from generate_series(1, ${N}::int) i`,
  sql`insert into runs (id, kind, status) values (${studyId}, 'STUDY', 'DONE')`,
  sql`insert into studies (run_id, dataset_id, dataset_fingerprint, backbone, seed, provider)
    values (${studyId}, ${datasetId}, 'f', 'b', 0, 'cpu')`,
  sql`insert into predictions (study_id, image_id, path, sha256, group_id, label, label_conflict, position, representative,
      probability_raw, decision, out_of_fold)
    select ${studyId}, 'i' || i, 'p/' || i, 'f' || i, 'g' || (1000 - i), case when i = 1 then 0 end, i = 5,
      case when i <= ${SAMPLED}::int then i - 1 end, i <> 4, case i when 2 then null when 3 then 0.9 else i / 100.0 end, 'NORMAL', false
    from generate_series(1, ${N}::int) i`,
];

describeEachDatabase("images that the classifier would call normal", (database) => {
  beforeAll(async () => {
    for (const statement of ROWS) await database().orm.execute(statement);
  });
  const asked = { studyId, below: 0.5, upTo: null };

  it("are those without a label, once each, that score below the threshold and not above the other", async () => {
    const { orm: db } = database();
    expect(await countAutomaticNormals(db, asked)).toBe(N - 5);
    expect(await countAutomaticNormals(db, { ...asked, below: 0.2 })).toBe(19 - 5);
    expect(await countAutomaticNormals(db, { ...asked, upTo: 0.2 })).toBe(20 - 5);
  });

  it("stand in the order of the matrices and beyond the sample in that of the hash; none leaves the database but those asked for", async () => {
    const { orm: db } = database();
    // In the matrices 6 to 10; then the hashes of 40 down to 11.
    const images = await listAutomaticNormals(db, { ...asked, places: [5, 0, 34, 4] });
    expect(images).toEqual([
      { imageId: "i40", path: "p/40", score: 0.4 },
      { imageId: "i6", path: "p/6", score: 0.06 },
      { imageId: "i11", path: "p/11", score: 0.11 },
      { imageId: "i10", path: "p/10", score: 0.1 },
    ]);
    await expect(listAutomaticNormals(db, { ...asked, places: [0, 35] })).rejects.toThrow("no automatic normal at 35");
  });
});
