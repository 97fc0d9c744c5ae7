"use client";
import { Telescope } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useQuery } from "urql";
import { Card } from "../../components/ui/card.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import type { Layer } from "../../generated/graphql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { useOpenImage } from "../image/use-open-image.ts";
import { NoStudyYet } from "../study/no-study-yet.tsx";
import { MapCanvas } from "./map-canvas.tsx";
import { MapControls } from "./map-controls.tsx";
import { MapLegend } from "./map-legend.tsx";
import { mapParams, projectionNames } from "./map-params.ts";
import { prepareMap } from "./prepare-map.ts";

const mapDocument = graphql(`
  query StudyMap($study: ID!, $layer: Layer!, $projection: String!, $clustering: ID) {
    study(id: $study) {
      id
      clusterings {
        id
        method
        layer
        nClusters
        chosen
      }
      map(layer: $layer, projection: $projection, clusteringId: $clustering) {
        method
        explainedVariance
        total
        imageIds
        x
        y
        labels
        probabilities
        decisions
        clusteringId
        clusters
        groupIds
      }
    }
  }
`);

export function StudyMap() {
  const t = useTranslations("map");
  const { loading, error, study, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <Skeleton className="h-[70dvh] rounded-xl" />;
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      {study?.status === "DONE" ? (
        <MapOfStudy studyId={study.id} championLayer={study.champion?.layer ?? "AVGPOOL"} />
      ) : (
        <NoStudyYet />
      )}
    </>
  );
}

function MapOfStudy({ studyId, championLayer }: { studyId: string; championLayer: Layer }) {
  const t = useTranslations("map");
  const format = useFormatter();
  const openImage = useOpenImage();
  const [{ layer: chosenLayer, projection, colour, hide, clustering }, setParams] = useQueryStates(mapParams);
  const layer = chosenLayer ?? championLayer;
  const [{ data, error, stale }, reload] = useQuery({
    query: mapDocument,
    variables: { study: studyId, layer, projection, clustering },
    requestPolicy: "cache-first",
  });
  const map = data?.study?.map ?? null;
  const hidden = useMemo(() => new Set(hide), [hide]);
  const prepared = useMemo(() => (map ? prepareMap(map, colour, hidden) : null), [map, colour, hidden]);

  if (error && !data) return <QueryFailure error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (!data) return <Skeleton className="h-[70dvh] rounded-xl" />;
  if (!map || !prepared || map.imageIds.length === 0) {
    return (
      <EmptyState icon={<Telescope aria-hidden />} title={t("none")}>
        {t("noneDetail")}
      </EmptyState>
    );
  }
  const inView = data.study?.clusterings.find(({ id }) => id === map.clusteringId) ?? null;
  const everyPointDistinct = new Set(map.groupIds).size === map.groupIds.length;
  const axis = (index: 0 | 1) =>
    map.explainedVariance[index] === undefined
      ? t("axisBare", { method: projectionNames[projection], index: String(index + 1) })
      : t("axis", {
          index: String(index + 1),
          share: format.number(map.explainedVariance[index], { style: "percent", maximumFractionDigits: 1 }),
        });
  const toggle = (key: string) =>
    setParams({ hide: hidden.has(key) ? hide.filter((one) => one !== key) : [...hide, key] });

  return (
    <Card className="overflow-hidden" aria-busy={stale}>
      <div className="grid gap-2.5 border-b px-4 py-3">
        <MapControls
          clusterings={data.study?.clusterings ?? []}
          layer={layer}
          clusteringId={map.clusteringId ?? null}
        />
        <MapLegend categories={prepared.categories} hidden={hidden} onToggle={toggle} label={t("legend")} />
      </div>
      <div className="grid grid-cols-[1.75rem_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_1.75rem] pr-2">
        <p className="self-center justify-self-center text-xs whitespace-nowrap text-muted-foreground [writing-mode:vertical-rl] rotate-180">
          {axis(1)}
        </p>
        <div className="aspect-square sm:aspect-auto sm:h-[max(22rem,calc(100dvh-25rem))]">
          <MapCanvas
            key={`${studyId} ${layer} ${projection}`}
            map={map}
            clustering={inView}
            prepared={prepared}
            onOpen={openImage}
          />
        </div>
        <p className="col-start-2 self-center justify-self-center text-xs text-muted-foreground">{axis(0)}</p>
      </div>
      <p className="border-t px-4 py-2.5 text-xs leading-relaxed text-muted-foreground">
        {map.imageIds.length < map.total
          ? t("sampled", { shown: format.number(map.imageIds.length), total: format.number(map.total) })
          : t(everyPointDistinct ? "allDistinct" : "all", { count: map.total, shown: format.number(map.total) })}{" "}
        {projection === "pca" ? null : `${t("nearness", { method: projectionNames[projection] })} `}
        {t("help")}
      </p>
    </Card>
  );
}
