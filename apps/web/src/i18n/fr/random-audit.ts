import type * as en from "../en/random-audit.ts";
import type { Translation } from "../translation.ts";

export const randomAudit: Translation<typeof en.randomAudit> = {
  title: "Audit au hasard",
  description:
    "Seules des images tirées au hasard et lues par un expert peuvent certifier le taux de cancers manqués. Dès le tirage, elles n’entraînent plus rien, quelle que soit leur étiquette.",
  newSinceStudy: "Des étiquettes ont changé depuis l’étude affichée",
  newSinceStudyDetail:
    "Sa garantie ne les connaît pas encore. Lancez une étude pour les prendre en compte : ce qui n’a pas changé n’est pas recalculé.",
  draw: {
    title: "Tirer des images",
    detail:
      "Chaque image distincte sans étiquette a autant de chances que les autres d’être tirée ; des doublons proches comptent pour une. L’étiquette d’une image que quelqu’un a choisie peut entraîner, jamais certifier.",
    n: "Combien",
    nHint:
      "Il reste {count, plural, one {une image distincte} other {{pool} images distinctes}} à tirer. Elles se lisent après celles déjà tirées.",
    nWrong: "Un nombre entier de 1 à {pool}.",
    seed: "Graine",
    seedHint: "La même graine et les mêmes images donnent le même tirage.",
    seedWrong: "Un nombre entier de 0 à 2 147 483 647.",
    needed:
      "{cancers} cancers lus sans en manquer un certifieraient {alpha} : environ {labels} étiquettes de plus au hasard, à la part estimée de cancers.",
    neededCancers: "{cancers} cancers lus sans en manquer un certifieraient {alpha}.",
    submit: "Tirer",
    drawing: "Tirage…",
    empty:
      "Il ne reste aucune image à tirer : chacune porte une étiquette, a déjà été tirée, ou montre la même image qu’une de celles-là.",
  },
  progress: {
    title: "Avancement",
    nothingDrawn: "Rien n’est encore tiré.",
    nothingRead: "{drawn} tirées, aucune lue pour l’instant.",
    allCount: "{read} lues sur {drawn}, toutes comptent.",
    complete: "Les {read} sont lues, et toutes comptent.",
    gap: "{read} lues, {skipped} sautées : {nCounted, plural, =0 {aucune ne compte} one {seule la première compte} other {seules les {counted} premières comptent}}.",
    why: "Une étiquette compte dès que toutes les images tirées avant elle sont lues : sinon les images difficiles pourraient être sautées, et la borne serait trop belle.",
    counts: "Étiquettes qui comptent",
    cancers: "Dont cancer",
    gone: "Écartées depuis",
    elsewhere: "Ou lisez ailleurs : prenez la liste, écrivez normal ou cancer dans sa dernière colonne, et rendez-la.",
    list: "Liste à lire (CSV)",
  },
  upload: {
    open: "Rendre un tableau…",
    nameFirst: "Dites d’abord qui lit.",
    done: "{count, plural, =0 {Rien de nouveau dans ce tableau.} one {Une étiquette gardée.} other {# étiquettes gardées.}}",
  },
  reader: {
    name: "Qui lit ?",
    hint: "Gardé avec chaque étiquette, et retenu par ce navigateur.",
    submit: "Commencer",
  },
  desk: {
    title: "Lire",
    position: "Image {position} sur {drawn}",
    detail: "Sans regarder ce qu’en dit le modèle : son score n’est pas montré ici.",
    readBy: "Lu par {reader} : changer",
    alt: "Coupe à lire, {path}",
    NORMAL: "Normal",
    CANCER: "Cancer",
    undo: "Annuler",
    gone: "Cette image a été écartée depuis son tirage.",
    allRead:
      "Toutes les images tirées sont lues. Tirez-en d’autres, ou lancez une étude pour voir ce qu’elles certifient.",
  },
  items: {
    title: "Images tirées",
    detail: "Dans l’ordre du tirage, tous tirages confondus. Choisissez-en une pour la relire.",
    position: "Nᵒ",
    image: "Image",
    label: "Lue comme",
    reader: "Lecteur",
    counts: "compte",
    waits: "en attend une avant elle",
    gone: "écartée depuis",
    more: "En voir plus",
  },
};
