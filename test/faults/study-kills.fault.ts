import { beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../src/temporary-folder.ts";
import { tellCampaign } from "./kills.ts";
import { nKills } from "./size.ts";
import { makeSmallPipeline, type SmallPipeline } from "./small-pipeline.ts";
import { killStudies, type Undisturbed, undisturbedStudy } from "./study-campaign.ts";

const folder = temporaryFolder();
let pipeline: SmallPipeline;
let undisturbed: Undisturbed;
beforeAll(async () => {
  pipeline = await makeSmallPipeline(folder);
  undisturbed = await undisturbedStudy(pipeline, folder);
});

it("brainscan study, killed at any moment and repeated, ends with the same bytes and computes nothing finished again", async () => {
  const campaign = await killStudies(pipeline, undisturbed, {
    ...{ folder, nKills, seed: 1 },
    judge: (tables) => expect(tables).toEqual(undisturbed.tables),
  });
  console.log(tellCampaign(campaign));
  expect(campaign.kills).toHaveLength(nKills);
  expect(campaign.again).toBe(0);
});
