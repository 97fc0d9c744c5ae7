"use client";
import { useTranslations } from "next-intl";
import { useQuery } from "urql";
import { Picture } from "../../components/picture.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { useSelection } from "../../shell/selection.tsx";
import { predictionClustering } from "../clusterings/prediction-clustering.ts";
import { DuplicatesSection } from "./duplicates-section.tsx";
import { ExclusionSection } from "./exclusion-section.tsx";
import { FileSection } from "./file-section.tsx";
import { LabelSection } from "./label-section.tsx";
import { PredictionSection } from "./prediction-section.tsx";

const imageDocument = graphql(`
  query ImageSheet($id: ID!, $study: ID, $clusteringsOf: ID!, $withClusterings: Boolean!) {
    image(id: $id) {
      id
      path
      url
      widthPx
      heightPx
      ...LabelSection
      ...PredictionSection
      ...ExclusionSection
      ...DuplicatesSection
      ...FileSection
    }
    study(id: $clusteringsOf) @include(if: $withClusterings) {
      id
      ...PredictionClustering
    }
  }
`);

export function ImageDetails({ imageId }: { imageId: string }) {
  const t = useTranslations("image");
  const { study } = useSelection();
  const finished = study?.status === "DONE" ? study.id : null;
  const [{ data, error }, reload] = useQuery({
    query: imageDocument,
    variables: { id: imageId, study: finished, clusteringsOf: finished ?? "", withClusterings: finished !== null },
  });
  if (error && !data) {
    return (
      <div className="p-6 pt-16">
        <QueryFailure error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />
      </div>
    );
  }
  if (!data) {
    return (
      <div aria-busy className="grid gap-4">
        <div className="aspect-square w-full bg-tile" />
        <Skeleton className="mx-6 h-5 w-2/3" />
        <Skeleton className="mx-6 h-24" />
      </div>
    );
  }
  const { image } = data;
  if (!image) return <p className="p-6 pt-16 text-sm">{t("gone")}</p>;
  return (
    <>
      <div className="grid max-h-[55dvh] shrink-0 place-items-center bg-black">
        <Picture
          src={image.url}
          alt={t("alt", { path: image.path })}
          width={image.widthPx}
          height={image.heightPx}
          className="max-h-[55dvh] w-full object-contain"
        />
      </div>
      <div className="grid gap-6 px-6 py-5">
        <h2 className="text-sm font-semibold break-words">{image.path}</h2>
        <LabelSection image={image} />
        <PredictionSection
          image={image}
          clustering={data.study ? predictionClustering(data.study) : null}
          trained={data.study ? data.study.champion != null : null}
        />
        <DuplicatesSection image={image} />
        <ExclusionSection image={image} />
        <FileSection image={image} />
      </div>
    </>
  );
}
