import type { LayerName, PreprocessingName } from "@brainscan/db/schema/experiments";

/** A layer as the API writes it. */
export type Layer = "AVGPOOL" | "LAYER3";

const LAYER_NAMES: Record<Layer, LayerName> = { AVGPOOL: "avgpool", LAYER3: "layer3" };
const LAYERS: Record<LayerName, Layer> = { avgpool: "AVGPOOL", layer3: "LAYER3" };

export const layerName = (layer: Layer): LayerName => LAYER_NAMES[layer];
export const layerOf = (name: LayerName): Layer => LAYERS[name];

/** Preprocessings as the API writes them. */
export const PREPROCESSINGS = ["PLAIN", "EQUALISED", "CLAHE", "CROPPED"] as const;

export type Preprocessing = (typeof PREPROCESSINGS)[number];

const PREPROCESSING_NAMES: Record<Preprocessing, PreprocessingName> = {
  PLAIN: "plain",
  EQUALISED: "equalised",
  CLAHE: "clahe",
  CROPPED: "cropped",
};

export const preprocessingName = (preprocessing: Preprocessing): PreprocessingName =>
  PREPROCESSING_NAMES[preprocessing];
export const preprocessingOf = (name: PreprocessingName): Preprocessing =>
  PREPROCESSINGS.find((one) => PREPROCESSING_NAMES[one] === name) ?? "PLAIN";
