import { expect, it } from "vitest";
import { describeService, type TestService } from "../service.fixture.ts";
import { drawSlices, zipOf } from "../slices.fixture.ts";
import { addTinyNetwork } from "../tiny-network.fixture.ts";

const PER_CLASS = 10;
const UNLABELLED = 30;
const DRAWN = 24;

/** One method on one layer: what is certified, not how well it learns, is looked at here. */
const PLAN = {
  ...{ planVersion: 1, name: "one method", protocol: { nSplits: 3, nRepeats: 2 } },
  settings: { alpha: 0.4, alphaBeside: 0.05 },
  grids: [{ layers: ["layer3"], methods: [{ method: "logisticRegression" }] }],
  ...{ transductive: false, controls: { shuffledLabels: false, naive: false }, labelEfficiency: [] },
  ...{ otherSeeds: [], nestedChoice: false, projections: [], clusterings: [{ method: "kMeans" }] },
  ...{ calibration: { calibrator: "platt", nSplits: 3 }, prevalence: ["expectationMaximisation"] },
};

const AUDIT = `nDrawn nRead nCounted nCountedCancer nSkipped newSinceStudy poolFamilies listUrl
  next { position image { path } }
  items(first: 100) { totalCount edges { node { position label reader counts image { id path } } } }`;
const GUARANTEE = `status alpha delta contract contractDelta missRateUpperBound labelsNeeded cancersNeeded
  automationRate auditCancersNeeded evidence audit { labels cancers misses leftOut } curve { threshold }
  beside { status alpha cancersNeeded curve { threshold } beside { alpha } } statements`;

type Item = { position: number; label: string | null; counts: boolean; image: { id: string; path: string } };
type Audit = {
  nDrawn: number;
  nRead: number;
  nCounted: number;
  nCountedCancer: number;
  nSkipped: number;
  newSinceStudy: boolean;
  poolFamilies: number;
  listUrl: string;
  next: { position: number; image: { path: string } } | null;
  items: { totalCount: number; edges: { node: Item }[] };
};
type Answer = { audit: Audit | null; userErrors: { code: string; field: string[]; message: string }[] };
type Studied = {
  champion: { id: string; contentHash: string };
  experiments: { id: string }[];
  guarantee: {
    status: string;
    contract: number;
    contractDelta: number;
    missRateUpperBound: number | null;
    labelsNeeded: number | null;
    audit: { labels: number; cancers: number; misses: number | null; leftOut: number };
    curve: object[];
    beside: { status: string; cancersNeeded: number; curve: object[]; beside: null };
    statements: string[];
  };
  report: { guarantee: Record<string, unknown>; statements: string[] };
};

async function study(service: TestService, datasetId: string): Promise<Studied> {
  const { startStudy } = await service.query<{ startStudy: { study: { id: string } | null; userErrors: object[] } }>(
    `mutation ($input: StartStudyInput!) { startStudy(input: $input) { study { id } userErrors { message } } }`,
    { input: { datasetId, plan: PLAN, backbone: await addTinyNetwork(service) } },
  );
  expect(startStudy.userErrors).toEqual([]);
  const id = startStudy.study?.id ?? "";
  await service.follow(id);
  const { study: found } = await service.query<{ study: Studied & { failure: unknown } }>(
    `query ($id: ID!) { study(id: $id) { failure { message } champion { id contentHash } experiments { id }
       guarantee { ${GUARANTEE} } report } }`,
    { id },
  );
  expect(found.failure).toBeNull();
  return found;
}

/** A whole study, on a machine that has other work. */
const STUDY_MS = 180_000;

describeService("a random audit, from the draw to a certificate", (service) => {
  let datasetId = "";
  let before: Studied;
  const audit = async () =>
    (
      await service().query<{ dataset: { audit: Audit } }>(
        `query ($id: ID!) { dataset(id: $id) { audit { ${AUDIT} } } }`,
        { id: datasetId },
      )
    ).dataset.audit;
  const send = async (name: "drawAudit" | "labelAuditItem" | "recordAuditLabels", input: object, language = "en") => {
    const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { audit { ${AUDIT} } userErrors { code field message } } }`;
    const variables = { input: { datasetId, ...input } };
    const answer = await service().query<Record<string, Answer>>(document, variables, { "accept-language": language });
    return answer[name];
  };
  /** What the drawer of the slices knows: the even ones of the pool carry a bright spot. */
  const truth = (path: string) => (Number.parseInt(path.replace(/\D+/, ""), 10) % 2 === 0 ? "CANCER" : "NORMAL");

  it(
    "says what the out-of-fold scores allow, alike on the page and in the report",
    async () => {
      const uploadId = await service().upload(await zipOf(await drawSlices(21, PER_CLASS, UNLABELLED)));
      const { importDataset } = await service().query<{ importDataset: { import: { id: string } } }>(
        `mutation ($input: ImportDatasetInput!) { importDataset(input: $input) { import { id } } }`,
        { input: { uploadId, name: "slices" } },
      );
      await service().follow(importDataset.import.id);
      const { datasets } = await service().query<{ datasets: { id: string }[] }>(`{ datasets { id } }`);
      datasetId = datasets[0].id;
      expect(await audit()).toMatchObject({ nDrawn: 0, next: null, newSinceStudy: false, items: { totalCount: 0 } });

      before = await study(service(), datasetId);
      const { guarantee, report } = before;
      expect(guarantee).toMatchObject({ contract: 1, audit: { labels: 0, cancers: 0, leftOut: 0 } });
      expect(guarantee.status).not.toBe("CERTIFIED");
      const told = { missRateUpperBound: guarantee.missRateUpperBound, labelsNeeded: guarantee.labelsNeeded };
      expect(report.guarantee).toMatchObject({ ...told, alpha: 0.4, delta: 0.05, contract: 1 });
      expect(guarantee.beside).toMatchObject({ status: "NOT_DECIDABLE", cancersNeeded: 59, curve: [], beside: null });
      for (const statement of guarantee.statements) expect(report.statements).toContain(statement);
    },
    STUDY_MS,
  );

  it("draws, and says as data what it cannot draw", async () => {
    const { poolFamilies } = await audit();
    const tooMany = await send("drawAudit", { n: poolFamilies + 1 }, "fr");
    expect(tooMany.audit).toBeNull();
    expect(tooMany.userErrors).toMatchObject([{ code: "AUDIT_POOL_TOO_SMALL", field: ["input", "n"] }]);
    expect(tooMany.userErrors[0].message).toContain("Rien n’a été tiré");
    const { audit: drawn, userErrors } = await send("drawAudit", { n: DRAWN, seed: 4 });
    expect(userErrors).toEqual([]);
    expect(drawn).toMatchObject({ nDrawn: DRAWN, nRead: 0, poolFamilies: poolFamilies - DRAWN, next: { position: 1 } });
    expect(drawn?.items.edges.every(({ node }) => node.image.path.startsWith("sans_label/"))).toBe(true);
  });

  it("reads one by one and by table; a gap is said, and the list can be handed back", async () => {
    const items = (await audit()).items.edges.map(({ node }) => node);
    const read = (item: Item, label: string | null) =>
      send("labelAuditItem", { imageId: item.image.id, label, reader: "Dr A" });
    await read(items[0], truth(items[0].image.path));
    const gap = await read(items[2], truth(items[2].image.path));
    expect(gap.audit).toMatchObject({ nRead: 2, nCounted: 1, nSkipped: 1, next: { position: 2 } });
    await read(items[2], null);

    const wrong = await send("recordAuditLabels", {
      csv: "filename,label\navec_labels/normal/n0.png,normal\n",
      reader: "Dr B",
    });
    expect(wrong.userErrors).toMatchObject([{ code: "AUDIT_ROW_NOT_DRAWN", field: ["input", "csv"] }]);
    const list = await (await fetch(`${service().address}${gap.audit?.listUrl}`)).text();
    const [header, ...rows] = list.trim().split("\n");
    expect(header).toBe("filename,position,label");
    expect(rows.map((row) => Number(row.split(",")[1]))).toEqual(Array.from({ length: DRAWN }, (_, i) => i + 1));
    const filled = rows.map((row) => row.replace(/,\d?$/, `,${truth(row).toLowerCase()}`));
    const { audit: done, userErrors } = await send("recordAuditLabels", {
      ...{ csv: [header, ...filled].join("\n"), reader: "Dr B" },
    });
    expect(userErrors).toEqual([]);
    expect(done).toMatchObject({ nRead: DRAWN, nCounted: DRAWN, nSkipped: 0, next: null, newSinceStudy: true });
  });

  it(
    "certifies what it says, and trains nothing: the same experiments, the first contract",
    async () => {
      const { nCountedCancer } = await audit();
      const after = await study(service(), datasetId);
      expect(after.experiments).toEqual(before.experiments);
      expect(after.champion).toEqual(before.champion);
      const { labels, cancers, leftOut } = after.guarantee.audit;
      expect(labels + leftOut).toBeLessThanOrEqual(DRAWN);
      expect(cancers).toBeLessThanOrEqual(nCountedCancer);
      expect(after.guarantee).toMatchObject({ contract: 1, contractDelta: 0.05 * 0.75 });
      expect(after.guarantee.status).toBe("CERTIFIED");
      expect(after.guarantee.missRateUpperBound).toBe(0.4);
      expect(after.guarantee.statements[0]).toContain(`by ${labels} labels drawn at random from the pool`);
      expect((await audit()).newSinceStudy).toBe(false);
      const again = await study(service(), datasetId);
      expect(again.guarantee).toEqual(after.guarantee);
    },
    STUDY_MS,
  );
});
