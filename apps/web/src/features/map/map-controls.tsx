"use client";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { Segmented } from "../../components/ui/segmented.tsx";
import { Select } from "../../components/ui/select.tsx";
import type { Layer } from "../../generated/graphql.ts";
import { useClusteringMethod } from "../clusterings/use-clustering-method.ts";
import { colourings, mapParams, projectionNames, projections } from "./map-params.ts";

type MapControlsProps = {
  clusterings: readonly { id: string; method: string; layer: Layer; nClusters: number; chosen: boolean }[];
  /** The layer in view. */
  layer: Layer;
  /** The clustering that the points carry. */
  clusteringId: string | null;
};

export function MapControls({ clusterings, layer, clusteringId }: MapControlsProps) {
  const t = useTranslations("map");
  const methodName = useClusteringMethod();
  const [{ colour, projection }, setParams] = useQueryStates(mapParams);
  const offered = clusterings.filter((one) => one.layer === layer);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Segmented
        label={t("colourBy")}
        value={colour}
        onChange={(value) => setParams({ colour: value, hide: null })}
        options={colourings.map((value) => ({ value, label: t(`colour.${value}`) }))}
      />
      <Segmented
        label={t("layer")}
        value={layer}
        onChange={(value) => setParams({ layer: value, clustering: null, hide: null })}
        options={[
          { value: "AVGPOOL", label: "avgpool" },
          { value: "LAYER3", label: "layer3" },
        ]}
      />
      <Segmented
        label={t("projection")}
        value={projection}
        onChange={(value) => setParams({ projection: value })}
        options={projections.map((value) => ({ value, label: projectionNames[value] }))}
      />
      {colour === "cluster" && offered.length > 1 && clusteringId ? (
        <Select
          label={t("clustering")}
          value={clusteringId}
          onChange={(id) => setParams({ clustering: id, hide: null })}
          options={offered.map((one) => ({
            value: one.id,
            label: `${methodName(one.method)}, k = ${one.nClusters}${one.chosen ? ` · ${t("chosen")}` : ""}`,
          }))}
        />
      ) : null}
    </div>
  );
}
