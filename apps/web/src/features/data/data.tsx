"use client";
import { Images } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { PageHeading } from "../../shell/page-heading.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { NoStudyYet } from "../study/no-study-yet.tsx";
import { DataFilters } from "./data-filters.tsx";
import { GridSkeleton } from "./grid-skeleton.tsx";
import { ImageGrid } from "./image-grid.tsx";
import { useImages } from "./use-images.ts";

export function Data() {
  const t = useTranslations("data");
  const { loading, error, dataset, refresh } = useSelection();
  if (error) return <QueryFailure error={error} onRetry={refresh} />;
  if (loading) return <GridSkeleton />;
  return (
    <>
      <PageHeading title={t("title")} description={t("description")} />
      {dataset ? <ImagesOfDataset key={dataset.id} datasetId={dataset.id} /> : <NoStudyYet />}
    </>
  );
}

function ImagesOfDataset({ datasetId }: { datasetId: string }) {
  const t = useTranslations("data");
  const images = useImages(datasetId);
  return (
    <>
      <DataFilters total={images.loading ? null : images} />
      {images.error ? <QueryFailure error={images.error} onRetry={images.retry} /> : null}
      {images.loading && !images.error ? <GridSkeleton /> : null}
      {!images.loading && !images.error && images.nodes.length === 0 ? (
        <EmptyState icon={<Images aria-hidden />} title={t("none")}>
          {t("noneDetail")}
        </EmptyState>
      ) : null}
      {images.nodes.length > 0 ? (
        <ImageGrid images={images.nodes} more={images.next !== null} stale={images.stale} onMore={images.loadMore} />
      ) : null}
    </>
  );
}
