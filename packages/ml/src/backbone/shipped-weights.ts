import { fileURLToPath } from "node:url";

export type ShippedWeights = {
  id: string;
  /** The weights file. */
  path: string;
  /** Its card, for people (Markdown). */
  cardPath: string;
  /** Its card, for programs: id, architecture, sha256, outputs, preprocessing, and `trainedOn.images`, the first 16
   *  hexadecimal digits of the SHA-256 of each image file the network has seen, without labels. */
  cardJsonPath: string;
};

/** The backbone that comes with the product, so that everything works with no network. */
export function shippedWeights(): ShippedWeights {
  const file = (name: string) => fileURLToPath(new URL(`../../models/${name}`, import.meta.url));
  return {
    id: "resnet18-brainmri",
    path: file("resnet18-brainmri.pth"),
    cardPath: file("README.md"),
    cardJsonPath: file("resnet18-brainmri.json"),
  };
}
