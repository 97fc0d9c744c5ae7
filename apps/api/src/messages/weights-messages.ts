import type { Message } from "./message.ts";

export const weightsMessages = {
  WEIGHTS_UNKNOWN: {
    en: ({ id, known }) => `There is no backbone "${id}". Known ones: ${known}.`,
    fr: ({ id, known }) => `Il n'existe pas de réseau « ${id} ». Réseaux connus : ${known}.`,
  },
  WEIGHTS_NOT_INSTALLED: {
    en: ({ id, path }) =>
      `The weights of "${id}" are not on this machine. Run: npm run -s brainscan -- weights fetch ${id}. Without a network, put the file at ${path}.`,
    fr: ({ id, path }) =>
      `Les poids de « ${id} » ne sont pas sur cette machine. Lancez : npm run -s brainscan -- weights fetch ${id}. Sans réseau, déposez le fichier ici : ${path}.`,
  },
  WEIGHTS_FILE_GONE: {
    en: ({ id, path }) => `The weights of "${id}" should be at ${path}, and no file is there. Put it back.`,
    fr: ({ id, path }) =>
      `Les poids de « ${id} » devraient se trouver ici : ${path}, et le fichier n'y est pas. Remettez-le en place.`,
  },
  WEIGHTS_WRONG_HASH: {
    en: ({ id, path, expected, found }) =>
      `The file at ${path} is not the weights of "${id}": its SHA-256 begins with ${found}, not ${expected}. It may be cut short. Remove it, then fetch it again.`,
    fr: ({ id, path, expected, found }) =>
      `Le fichier ${path} n'est pas celui des poids de « ${id} » : son SHA-256 commence par ${found} et non par ${expected}. Il est peut-être tronqué. Supprimez-le, puis téléchargez-le de nouveau.`,
  },
  WEIGHTS_NOT_FETCHABLE: {
    en: ({ id, known }) =>
      `"${id}" is not a backbone that can be fetched: choose one of ${known}. A file of your own is added by: weights add FILE --name NAME.`,
    fr: ({ id, known }) =>
      `« ${id} » n'est pas un réseau téléchargeable : choisissez parmi ${known}. Un fichier à vous s'ajoute par : weights add FICHIER --name NOM.`,
  },
  WEIGHTS_UNREACHABLE: {
    en: ({ url, path, detail }) =>
      `${url} cannot be reached (${detail}). On a machine with a network, download that address, then put the file here: ${path}. Everything also works with the backbone that comes with the product.`,
    fr: ({ url, path, detail }) =>
      `${url} est injoignable (${detail}). Depuis une machine reliée au réseau, téléchargez cette adresse, puis déposez le fichier ici : ${path}. Tout fonctionne aussi avec le réseau de neurones livré avec le produit.`,
  },
  WEIGHTS_REFUSED: {
    en: ({ url, path, detail }) =>
      `The server did not give ${url} (${detail}). Check the address, or bring the file by hand to ${path}.`,
    fr: ({ url, path, detail }) =>
      `Le serveur n'a pas donné ${url} (${detail}). Vérifiez l'adresse, ou déposez le fichier à la main ici : ${path}.`,
  },
  WEIGHTS_INTERRUPTED: {
    en: ({ url, detail }) =>
      `The connection broke while ${url} was coming in (${detail}). What arrived is kept: run the same command again to go on from there.`,
    fr: ({ url, detail }) =>
      `La connexion s'est rompue pendant le téléchargement de ${url} (${detail}). Ce qui est arrivé est gardé : relancez la même commande pour continuer.`,
  },
  WEIGHTS_WRONG_DOWNLOAD: {
    en: ({ url, expected, found }) =>
      `What ${url} sent is not the expected file: its SHA-256 begins with ${found}, not ${expected}. It was removed; nothing else has changed.`,
    fr: ({ url, expected, found }) =>
      `Ce que ${url} a envoyé n'est pas le fichier attendu : son SHA-256 commence par ${found} et non par ${expected}. Il a été supprimé ; rien d'autre n'a changé.`,
  },
  WEIGHTS_NAME_INVALID: {
    en: ({ name }) =>
      `"${name}" cannot name a backbone: use lower-case letters, digits, hyphens and dots, 64 characters at most, beginning with a letter or a digit.`,
    fr: ({ name }) =>
      `« ${name} » ne peut pas nommer un réseau : lettres minuscules sans accent, chiffres, tirets et points, 64 caractères au plus, en commençant par une lettre ou un chiffre.`,
  },
  WEIGHTS_NAME_TAKEN: {
    en: ({ name }) =>
      `There is already a backbone "${name}" with other weights. Choose another name; the earlier one is unchanged.`,
    fr: ({ name }) =>
      `Il existe déjà un réseau « ${name} » avec d'autres poids. Choisissez un autre nom ; l'ancien est inchangé.`,
  },
  WEIGHTS_NO_FILE: {
    en: ({ path }) => `There is no file at ${path}.`,
    fr: ({ path }) => `Il n'y a pas de fichier ici : ${path}.`,
  },
  WEIGHTS_UNREADABLE: {
    en: ({ id, path, detail }) =>
      `The weights of "${id}" at ${path} cannot be read: ${detail}. Nothing was computed; the images are kept. Put the right file there, then start again.`,
    fr: ({ id, path, detail }) =>
      `Les poids de « ${id} », dans ${path}, sont illisibles : ${detail}. Rien n'a été calculé ; les images sont gardées. Remettez le bon fichier à cet endroit, puis recommencez.`,
  },
  WEIGHTS_UNUSABLE: {
    en: ({ path, detail }) =>
      `${path} is not a ResNet-18, 34 or 50 with torchvision's parameter names (.pth or .safetensors): ${detail}. Nothing was added.`,
    fr: ({ path, detail }) =>
      `${path} n'est pas un ResNet-18, 34 ou 50 aux noms de paramètres de torchvision (.pth ou .safetensors) : ${detail}. Rien n'a été ajouté.`,
  },
} satisfies Record<string, Message>;
