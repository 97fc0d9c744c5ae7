"use client";
import { useFormatter, useTranslations } from "next-intl";
import { DecisionText, LabelText } from "../../classes/class-text.tsx";
import type { Layer, PredictionRowFragment } from "../../generated/graphql.ts";
import { useClusterName } from "../clusterings/use-cluster-name.ts";
import { ImageTile } from "../image/image-tile.tsx";
import { useOpenImage } from "../image/use-open-image.ts";
import { certainty } from "./certainty.ts";
import { ProbabilityBar } from "./probability-bar.tsx";
import { reasonOfNoScore } from "./reason-of-no-score.ts";

export const rowHeightPx = 60;

type PredictionRowProps = {
  row: PredictionRowFragment;
  clustering: { layer: Layer; nClusters: number } | null;
  trained: boolean | null;
  index: number;
};

export function PredictionRow({ row, clustering, trained, index }: PredictionRowProps) {
  const clusterName = useClusterName();
  const tImage = useTranslations("image");
  const format = useFormatter();
  const openImage = useOpenImage();
  const { image, probability, decision, outOfFold } = row;
  const cluster = clusterName(row.cluster, clustering);
  const unscored = reasonOfNoScore(probability, image.labelConflict, trained);
  const write = (value: number) => format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <tr
      aria-rowindex={index + 2}
      className="border-b last:border-b-0 hover:bg-accent/50"
      style={{ height: rowHeightPx }}
    >
      <td className="pl-4">
        <ImageTile id={image.id} path={image.path} thumbnailUrl={image.thumbnailUrl} className="size-11" />
      </td>
      <td className="pr-3">
        <button
          type="button"
          className="block max-w-full truncate rounded-sm text-left font-medium hover:underline"
          title={image.path}
          onClick={() => openImage(image.id)}
        >
          {image.path}
        </button>
        <span className="flex gap-3 text-xs text-muted-foreground">
          <span className="sm:hidden">
            <DecisionText decision={decision} />
          </span>
          {outOfFold ? <span title={tImage("outOfFoldDetail")}>{tImage("outOfFold")}</span> : null}
          {unscored && unscored !== "NO_CLASSIFIER" ? (
            <span className="truncate" title={tImage(`noProbability.${unscored}`)}>
              {tImage(`noProbabilityShort.${unscored}`)}
            </span>
          ) : null}
          {cluster ? <span className="hidden truncate sm:inline">{cluster}</span> : null}
        </span>
      </td>
      <td className="hidden md:table-cell">
        <LabelText label={image.label} />
      </td>
      <td className="hidden sm:table-cell">
        <DecisionText decision={decision} />
      </td>
      <td>
        <span className="hidden sm:block">
          <ProbabilityBar probability={probability ?? null} decision={decision} />
        </span>
        <span className="sm:hidden">{probability == null ? "—" : write(probability)}</span>
      </td>
      <td className="hidden text-muted-foreground lg:table-cell">
        {probability == null ? "—" : write(certainty(probability))}
      </td>
    </tr>
  );
}
