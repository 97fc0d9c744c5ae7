import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { shippedWeights } from "@brainscan/ml/backbone/shipped-weights";
import { type BackboneCard, readBackboneCard } from "./backbone-card.ts";
import { DEFAULT_BACKBONE, TORCHVISION_BACKBONES } from "./known-backbones.ts";
import { addedWeightsFolder, fileSize, weightsFolder } from "./weights-folder.ts";

export type BackboneState = {
  id: string;
  architecture: string;
  source: "SHIPPED" | "TORCHVISION" | "ADDED";
  /** False: `brainscan weights fetch` brings it to `path`. */
  installed: boolean;
  default: boolean;
  path: string;
  /** What is known of it beyond its name; torchvision's files carry none. */
  card: BackboneCard | null;
};

/** Every backbone that a study can ask for: the shipped one, torchvision's, then the user's own by name. */
export async function listBackbones(dataDir: string): Promise<BackboneState[]> {
  return [await shippedBackbone(), ...(await torchvisionBackbones(dataDir)), ...(await addedBackbones(dataDir))];
}

async function shippedBackbone(): Promise<BackboneState> {
  const { path, cardJsonPath } = shippedWeights();
  const card = await readBackboneCard(cardJsonPath);
  const installed = (await fileSize(path)) !== null;
  return {
    id: card.id,
    architecture: card.architecture,
    source: "SHIPPED",
    installed,
    default: card.id === DEFAULT_BACKBONE,
    path,
    card,
  };
}

function torchvisionBackbones(dataDir: string): Promise<BackboneState[]> {
  return Promise.all(
    TORCHVISION_BACKBONES.map(async ({ id, architecture, file }): Promise<BackboneState> => {
      const path = join(weightsFolder(dataDir), file);
      const installed = (await fileSize(path)) !== null;
      return { id, architecture, source: "TORCHVISION", installed, default: false, path, card: null };
    }),
  );
}

async function addedBackbones(dataDir: string): Promise<BackboneState[]> {
  const folder = addedWeightsFolder(dataDir);
  const names = (await readdir(folder).catch(noFolder)).filter((name) => name.endsWith(".json")).sort();
  const cards = await Promise.all(names.map((name) => readBackboneCard(join(folder, name))));
  return Promise.all(
    cards.map(async (card): Promise<BackboneState> => {
      const path = join(folder, card.file);
      const installed = (await fileSize(path)) !== null;
      return { id: card.id, architecture: card.architecture, source: "ADDED", installed, default: false, path, card };
    }),
  );
}

function noFolder(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
