import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs";

export const colourings = ["label", "probability", "decision", "cluster"] as const;
export type Colouring = (typeof colourings)[number];

export const mapParams = {
  /** None: the layer of the best experiment, whose clusters the predictions carry. */
  layer: parseAsStringLiteral(["AVGPOOL", "LAYER3"]),
  colour: parseAsStringLiteral(colourings).withDefault("label"),
  /** Keys of the categories that the legend has switched off. */
  hide: parseAsArrayOf(parseAsString).withDefault([]),
  clustering: parseAsString,
};
