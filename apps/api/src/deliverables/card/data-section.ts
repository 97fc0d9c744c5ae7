import { en, fr } from "../../messages/typography.ts";
import { DEFAULT_BACKBONE, TORCHVISION_BACKBONES } from "../../weights/known-backbones.ts";
import type { Report } from "../report.ts";
import type { Tell } from "../slides/content/tell.ts";
import { type Block, heading, paragraph } from "./blocks.ts";

/** What the model learned from, and what its backbone did. */
export function dataSection(tell: Tell, champion: Report["experiments"][number]): Block[] {
  const { report, say, count, share, estimate } = tell;
  const at = (name: string) => count(`/dataset/counts/${name}`);
  const nearFamilies = report.audits?.nearDuplicates.nFamilies;
  return [
    heading(say("Data", fr`Données`)),
    {
      kind: "table",
      header: [report.dataset.name, "n"],
      rows: [
        [say("Images", "Images"), at("images")],
        [say("Distinct images", fr`Images distinctes`), at("distinct")],
        [say("Distinct, labelled normal", fr`Distinctes, étiquetées normal`), at("normal")],
        [say("Distinct, labelled cancer", fr`Distinctes, étiquetées cancer`), at("cancer")],
        [say("Without a label", fr`Sans étiquette`), at("unlabelled")],
        [say("Groups of identical images", fr`Groupes d'images identiques`), at("duplicateGroups")],
        ...(nearFamilies === undefined
          ? []
          : [
              [
                say("Families of near duplicates", fr`Familles de quasi-doublons`),
                count("/audits/nearDuplicates/nFamilies"),
              ],
            ]),
        ...(report.prevalence?.pool.estimate == null
          ? []
          : [
              [
                say("Estimated share of cancers without a label", fr`Part estimée de cancers sans étiquette`),
                report.prevalence.pool.low === null || report.prevalence.pool.high === null
                  ? `${share("/prevalence/pool/estimate")} ${say("(no interval)", "(sans intervalle)")}`
                  : estimate("/prevalence/pool/estimate", "share", "/prevalence/pool"),
              ],
            ]),
      ],
    },
    paragraph(
      say(
        en`Labels are those of the folders or table that the images came with, image by image; slices of one patient cannot be told apart without patient numbers. Identical and near-identical images never lie on both sides of a fold. Fingerprint of images and labels: ${report.dataset.fingerprint}. The licence of the images is their provider's: ask it before passing them on.`,
        fr`Les étiquettes sont celles des dossiers ou de la table venus avec les images, image par image ; sans numéros de patient, les coupes d'un même patient ne se reconnaissent pas. Images identiques et presque identiques ne sont jamais des deux côtés d'un pli. Empreinte des images et des étiquettes : ${report.dataset.fingerprint}. La licence des images est celle de leur fournisseur : demandez-la avant de les transmettre.`,
      ),
    ),
    heading(say("Backbone", fr`Réseau`)),
    paragraph(backboneText(tell, champion.backbone)),
    ...seenText(tell),
    ...weightsText(tell, champion),
  ];
}

function backboneText({ say }: Tell, backbone: string): string {
  if (backbone === DEFAULT_BACKBONE)
    return say(
      en`${backbone}: a ResNet-18 shipped with the product, Apache-2.0, made by distillation from EfficientNet-Lite0 (ImageNet weights, Apache-2.0) on the images of the data set mri_dataset_brain_cancer_oc, without any label; that set's own text says “Free use for academic purposes”. It is not torchvision's network. Other organs, scanners or sequences are outside what it has seen.`,
      fr`${backbone} : un ResNet-18 livré avec le produit, Apache-2.0, obtenu par distillation d'EfficientNet-Lite0 (poids ImageNet, Apache-2.0) sur les images du jeu mri_dataset_brain_cancer_oc, sans aucune étiquette ; le texte de ce jeu dit « Free use for academic purposes ». Ce n'est pas le réseau de torchvision. D'autres organes, appareils ou séquences sont hors de ce qu'il a vu.`,
    );
  if (TORCHVISION_BACKBONES.some(({ id }) => id === backbone))
    return say(
      en`${backbone}: torchvision's network with its ImageNet weights, trained on photographs, on no medical image; see torchvision for its licence.`,
      fr`${backbone} : le réseau de torchvision avec ses poids ImageNet, entraîné sur des photographies, sur aucune image médicale ; voir torchvision pour sa licence.`,
    );
  return say(
    en`${backbone}: weights brought by the user. The product does not know what they were trained on: ask who made them.`,
    fr`${backbone} : poids apportés par l'utilisateur. Le produit ne sait pas sur quoi ils ont été entraînés : demandez-le à leur auteur.`,
  );
}

function seenText({ report, say, count }: Tell): Block[] {
  const at = report.embeddings.findIndex(({ backboneHasSeenImages }) => backboneHasSeenImages);
  if (at < 0) return [];
  return [
    paragraph(
      say(
        en`It has seen ${count(`/embeddings/${at}/imagesSeen`)} of the ${count("/dataset/counts/images")} images of this study, without labels: on them every result is transductive, and new images may do worse.`,
        fr`Il a vu ${count(`/embeddings/${at}/imagesSeen`)} des ${count("/dataset/counts/images")} images de cette étude, sans étiquettes : sur elles tout résultat est transductif, et de nouvelles images peuvent donner moins bien.`,
      ),
    ),
  ];
}

function weightsText({ report, say }: Tell, { backbone, layer }: Report["experiments"][number]): Block[] {
  const embedding = report.embeddings.find((one) => one.backbone === backbone && one.layer === layer);
  if (!embedding) return [];
  const { weightsSha256, preprocessing } = embedding;
  return [
    paragraph(
      say(
        en`Weights, SHA-256: ${weightsSha256}. Preprocessing: ${preprocessing}.`,
        fr`Poids, SHA-256 : ${weightsSha256}. Prétraitement : ${preprocessing}.`,
      ),
    ),
  ];
}
