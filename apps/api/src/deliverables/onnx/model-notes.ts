import { INPUT } from "@brainscan/ml/backbone/resnet-graph";
import { PREPROCESSING } from "@brainscan/ml/image/preprocess";
import type { ModelNotes } from "@brainscan/ml/onnx/graph-builder";
import { experimentName, experimentOf } from "../kit/experiment-name.ts";
import type { Quoter } from "../kit/quoter.ts";
import { rocAucOf } from "./exportable.ts";
import { ONNX_TEXTS } from "./onnx-texts.ts";

type NotesParams = {
  quoter: Quoter;
  studyId: string;
  experimentId: string;
  championId: string;
  /** Whether anything calibrates the scores. */
  calibrated: boolean;
};

/** What a model file says of itself: in the reader's language for people, by name for programs. */
export function modelNotes(params: NotesParams): ModelNotes {
  const { quoter, studyId, experimentId, championId, calibrated } = params;
  const { report } = quoter;
  const experiment = experimentOf(report, experimentId);
  const embedding = report.embeddings.find(({ layer }) => layer === experiment.layer);
  const { resizePx, cropPx, mean, std, id } = PREPROCESSING;
  return {
    producerVersion: report.product.version,
    documentation: documentation(params).join("\n"),
    metadata: {
      product: `${report.product.name} ${report.product.version}`,
      notice: ONNX_TEXTS[quoter.language].research(),
      study: studyId,
      experiment: experimentId,
      champion: championId,
      is_champion: String(experimentId === championId),
      dataset_fingerprint: report.dataset.fingerprint,
      classes: '["normal","cancer"]',
      positive_class: "cancer",
      probability: calibrated ? "calibrated" : "raw",
      calibration: calibrated ? "platt" : "none",
      method: experiment.method,
      parameters: JSON.stringify(experiment.parameters),
      representation: JSON.stringify(experiment.representation),
      layer: experiment.layer,
      backbone: experiment.backbone,
      architecture: embedding?.architecture ?? "",
      weights_sha256: embedding?.weightsSha256 ?? "",
      precision: embedding?.precision ?? "float32",
      calibration_sha256: embedding?.calibration ?? "",
      backbone_has_seen_images: String(embedding?.backboneHasSeenImages ?? false),
      preprocessing_first: experiment.preprocessing,
      preprocessing: id,
      resize_px: String(resizePx),
      crop_px: String(cropPx),
      mean: JSON.stringify(mean),
      std: JSON.stringify(std),
      roc_auc: rocAucText(quoter, experimentId),
    },
  };
}

function documentation({ quoter, experimentId, championId, calibrated }: NotesParams): string[] {
  const { report, language } = quoter;
  const texts = ONNX_TEXTS[language];
  const experiment = experimentOf(report, experimentId);
  const { resizePx, cropPx, mean, std } = PREPROCESSING;
  const name = experimentName(quoter, experiment);
  const area = rocAucText(quoter, experimentId);
  const isChampion = experimentId === championId;
  const optimism = report.champion?.optimism ?? null;
  const share = report.prevalence?.labelledShare ?? null;
  const precision = report.embeddings.find(({ layer }) => layer === experiment.layer)?.precision ?? "float32";
  const seen = report.embeddings.some(({ backboneHasSeenImages }) => backboneHasSeenImages);
  return [
    `${report.product.name} ${report.product.version}. ${texts.research()}`,
    texts.purpose(),
    isChampion
      ? texts.isChampion({ name, area })
      : texts.notChampion({ name, area, champion: experimentName(quoter, experimentOf(report, championId)) }),
    // Few labels leave the choice without a correction, or the correction without an interval.
    ...(isChampion && optimism && optimism.correctedAuc !== null
      ? [
          texts.corrected({
            value: intervalText(
              quoter,
              "/champion/optimism/correctedAuc",
              optimism.correctedInterval && "/champion/optimism/correctedInterval",
              { n: quoter.quote("/champion/figure/n", "count") },
            ),
            among: quoter.quote("/champion/chosenAmong", "count"),
          }),
        ]
      : []),
    texts.input({ name: INPUT, sidePx: cropPx }),
    texts.steps({
      ...{ before: texts.before[experiment.preprocessing](), resizePx, cropPx },
      ...{ mean: JSON.stringify(mean), std: JSON.stringify(std) },
    }),
    texts.probability[calibrated ? "calibrated" : "raw"](),
    ...(calibrated && share !== null
      ? [texts.labelledShare({ share: quoter.quote("/prevalence/labelledShare", "share") })]
      : []),
    texts.score(),
    texts.precision[precision](),
    ...(seen ? [texts.seen()] : []),
  ];
}

/** "0.979 (95% interval 0.95 to 1, n = 95)" of an experiment. */
export function rocAucText(quoter: Quoter, experimentId: string): string {
  const place = `/experiments/${experimentId}/figures/rocAuc`;
  const area = rocAucOf(experimentOf(quoter.report, experimentId));
  if (area?.value == null) return ONNX_TEXTS[quoter.language].noArea();
  const hasInterval = area.interval !== null;
  return intervalText(quoter, `${place}/value`, hasInterval ? `${place}/interval` : null, {
    n: quoter.quote(`${place}/n`, "count"),
  });
}

function intervalText(quoter: Quoter, value: string, interval: string | null, { n }: { n: string }): string {
  const quoted = (end: "low" | "high") => interval && quoter.quote(`${interval}/${end}`, "figure");
  return ONNX_TEXTS[quoter.language].area({
    value: quoter.quote(value, "figure"),
    ...{ low: quoted("low"), high: quoted("high"), n },
    level: interval && quoter.quote(`${interval}/level`, "share"),
  });
}
