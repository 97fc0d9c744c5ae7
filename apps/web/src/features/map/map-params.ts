import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs";

export const colourings = ["label", "probability", "decision", "cluster"] as const;
export type Colouring = (typeof colourings)[number];

/** As the field writes them, in every language. */
export const projectionNames = { pca: "PCA", umap: "UMAP", tsne: "t-SNE" } as const;

export const projections = ["pca", "umap", "tsne"] as const satisfies readonly (keyof typeof projectionNames)[];

export const mapParams = {
  /** None: the layer of the best experiment, whose clusters the predictions carry. */
  layer: parseAsStringLiteral(["AVGPOOL", "LAYER3"]),
  projection: parseAsStringLiteral(projections).withDefault("pca"),
  colour: parseAsStringLiteral(colourings).withDefault("label"),
  /** Keys of the categories that the legend has switched off. */
  hide: parseAsArrayOf(parseAsString).withDefault([]),
  clustering: parseAsString,
};
