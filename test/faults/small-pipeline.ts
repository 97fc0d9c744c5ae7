import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { writePhantoms } from "../src/phantoms.ts";
import { addTinyNetwork } from "../src/tiny-network.ts";

/** What a pass works on: images, a network of a few channels, and a plan of two experiments with their controls. */
export type SmallPipeline = {
  data: string;
  plan: string;
  backbone: string;
  /** A new data folder that knows the network. */
  newHome(name: string): string;
};

export const PLAN_FILE = join(import.meta.dirname, "../src/one-method-plan.json");

export async function makeSmallPipeline(folder: string): Promise<SmallPipeline> {
  const data = await writePhantoms(join(folder, "phantoms"), 60);
  const model = join(folder, "network");
  mkdirSync(model);
  const backbone = await addTinyNetwork(model);
  return {
    data,
    backbone,
    plan: PLAN_FILE,
    newHome(name) {
      const home = join(folder, name);
      cpSync(join(model, "weights"), join(home, "weights"), { recursive: true });
      return home;
    },
  };
}
