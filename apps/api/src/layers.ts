import type { LayerName } from "@brainscan/db/schema/experiments";

/** A layer as the API writes it. */
export type Layer = "AVGPOOL" | "LAYER3";

const LAYER_NAMES: Record<Layer, LayerName> = { AVGPOOL: "avgpool", LAYER3: "layer3" };
const LAYERS: Record<LayerName, Layer> = { avgpool: "AVGPOOL", layer3: "LAYER3" };

export const layerName = (layer: Layer): LayerName => LAYER_NAMES[layer];
export const layerOf = (name: LayerName): Layer => LAYERS[name];
