import type { StudyRow } from "@brainscan/db/queries/studies";
import type { LayerName } from "@brainscan/db/schema/experiments";
import type { DecisionRuleRow, ExecutionRow } from "@brainscan/db/schema/studies";
import type { Layer } from "../../generated/resolvers.ts";

export type StudyModel = StudyRow;
export type ExecutionModel = ExecutionRow;
export type DecisionRuleModel = DecisionRuleRow;

const LAYER_NAMES: Record<Layer, LayerName> = { AVGPOOL: "avgpool", LAYER3: "layer3" };
const LAYERS: Record<LayerName, Layer> = { avgpool: "AVGPOOL", layer3: "LAYER3" };

export const layerName = (layer: Layer): LayerName => LAYER_NAMES[layer];
export const layerOf = (name: LayerName): Layer => LAYERS[name];
