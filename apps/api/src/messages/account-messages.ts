import type { Role } from "../accounts/viewer.ts";
import type { Language, Message } from "./message.ts";
import { counted, en, fr } from "./typography.ts";

const ROLE_NAMES: Record<Role, Record<Language, string>> = {
  VIEWER: { en: "viewer", fr: "lecteur" },
  REVIEWER: { en: "reviewer", fr: "relecteur" },
  SCIENTIST: { en: "scientist", fr: "scientifique" },
  ADMINISTRATOR: { en: "administrator", fr: "administrateur" },
};

const roleName = (role: unknown, language: Language): string => ROLE_NAMES[role as Role]?.[language] ?? String(role);

/** What is said of accounts, of signing in, and of who may do what. */
export const accountMessages = {
  UNAUTHENTICATED: {
    en: () =>
      en`Nobody is signed in, or the session has ended. Nothing was done. Sign in, or send a key that is in force.`,
    fr: () =>
      fr`Personne n'est connecté, ou la session a pris fin. Rien n'a été fait. Connectez-vous, ou envoyez une clé en vigueur.`,
  },
  FORBIDDEN: {
    en: ({ needed, role }) =>
      en`This takes the role ${roleName(needed, "en")}; your account has the role ${roleName(role, "en")}. Nothing was done. An administrator can change it.`,
    fr: ({ needed, role }) =>
      fr`Il faut pour cela le rôle ${roleName(needed, "fr")} ; votre compte a le rôle ${roleName(role, "fr")}. Rien n'a été fait. Un administrateur peut le changer.`,
  },
  KEY_READS_ONLY: {
    en: () => en`This key was made for reading alone. Nothing was changed. Use a key whose scope is write.`,
    fr: () =>
      fr`Cette clé n'a été créée que pour lire. Rien n'a été modifié. Utilisez une clé dont la portée est l'écriture.`,
  },
  SIGN_IN_REFUSED: {
    en: () => en`This address and this password do not belong together. Check both, or ask an administrator.`,
    fr: () =>
      fr`Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux, ou demandez à un administrateur.`,
  },
  SIGN_IN_TOO_OFTEN: {
    en: ({ minutes }) =>
      en`Too many attempts to sign in. Try again in ${counted(minutes, "en", "minute", "minutes")}. Sessions that are open go on.`,
    fr: ({ minutes }) =>
      fr`Trop de tentatives de connexion. Réessayez dans ${counted(minutes, "fr", "minute", "minutes")}. Les sessions ouvertes continuent.`,
  },
  ACCOUNT_EMAIL_INVALID: {
    en: ({ email }) => en`"${email}" is no e-mail address. Nothing was changed.`,
    fr: ({ email }) => fr`« ${email} » n'est pas une adresse e-mail. Rien n'a été modifié.`,
  },
  ACCOUNT_EMAIL_TAKEN: {
    en: ({ email }) => en`There is an account of ${email} already. Nothing was changed.`,
    fr: ({ email }) => fr`Il y a déjà un compte pour ${email}. Rien n'a été modifié.`,
  },
  ACCOUNT_NAME_INVALID: {
    en: ({ max }) =>
      en`An account needs a name of 1 to ${max} characters: readings and changes carry it. Nothing was changed.`,
    fr: ({ max }) =>
      fr`Un compte demande un nom de 1 à ${max} caractères : les lectures et les modifications le portent. Rien n'a été modifié.`,
  },
  ACCOUNT_NAME_TAKEN: {
    en: ({ name }) =>
      en`Another account is named ${name}: readings and changes could not be told apart. Nothing was changed. Choose another name.`,
    fr: ({ name }) =>
      fr`Un autre compte s'appelle ${name} : lectures et modifications se confondraient. Rien n'a été modifié. Choisissez un autre nom.`,
  },
  ACCOUNT_UNKNOWN: {
    en: ({ account }) => en`There is no account ${account}. Nothing was changed.`,
    fr: ({ account }) => fr`Il n'y a pas de compte ${account}. Rien n'a été modifié.`,
  },
  ACCOUNT_LAST_ADMINISTRATOR: {
    en: () => en`This is the only administrator. Nothing was changed. Make another one first.`,
    fr: () => fr`C'est le seul administrateur. Rien n'a été modifié. Créez-en d'abord un autre.`,
  },
  PASSWORD_LENGTH: {
    en: ({ min, max }) => en`A password has ${min} to ${max} characters. Nothing was changed.`,
    fr: ({ min, max }) => fr`Un mot de passe compte de ${min} à ${max} caractères. Rien n'a été modifié.`,
  },
  PASSWORD_NEEDS_TERMINAL: {
    en: () =>
      en`The password is asked for on a terminal, and there is none. Give it on standard input with --password-stdin.`,
    fr: () =>
      fr`Le mot de passe est demandé sur un terminal, et il n'y en a pas. Donnez-le sur l'entrée standard avec --password-stdin.`,
  },
  PASSWORD_TWICE: {
    en: () => en`The two passwords differ. Nothing was changed.`,
    fr: () => fr`Les deux mots de passe diffèrent. Rien n'a été modifié.`,
  },
  PASSWORD_ASK: { en: () => "Password: ", fr: () => fr`Mot de passe : ` },
  PASSWORD_ASK_AGAIN: { en: () => "Once more: ", fr: () => fr`Encore une fois : ` },
  KEY_NAME_INVALID: {
    en: ({ max }) => en`A key needs a name of 1 to ${max} characters, to be known by later. Nothing was made.`,
    fr: ({ max }) =>
      fr`Une clé demande un nom de 1 à ${max} caractères, pour la reconnaître ensuite. Rien n'a été créé.`,
  },
  KEY_DAYS_INVALID: {
    en: ({ max }) => en`A key is in force for 1 to ${max} days. Nothing was made.`,
    fr: ({ max }) => fr`Une clé est en vigueur de 1 à ${max} jours. Rien n'a été créé.`,
  },
  KEY_UNKNOWN: {
    en: ({ id }) => en`There is no key ${id}. Nothing was changed.`,
    fr: ({ id }) => fr`Il n'y a pas de clé ${id}. Rien n'a été modifié.`,
  },
  KEY_TOLD_ONCE: {
    en: () => en`This is the only time that the key is told. Keep it where secrets are kept:`,
    fr: () => fr`La clé n'est dite que cette fois. Gardez-la là où vous gardez vos secrets :`,
  },
  ACCOUNT_ADDED: {
    en: ({ email, role }) => en`${email} may sign in as ${roleName(role, "en")}.`,
    fr: ({ email, role }) => fr`${email} peut se connecter comme ${roleName(role, "fr")}.`,
  },
  ACCOUNT_ROLE_CHANGED: {
    en: ({ email, role }) => en`${email} now has the role ${roleName(role, "en")}.`,
    fr: ({ email, role }) => fr`${email} a désormais le rôle ${roleName(role, "fr")}.`,
  },
  ACCOUNT_PASSWORD_CHANGED: {
    en: ({ email }) => en`${email} has a new password; sessions that were open have ended.`,
    fr: ({ email }) => fr`${email} a un nouveau mot de passe ; les sessions ouvertes ont pris fin.`,
  },
  ACCOUNT_REMOVED: {
    en: ({ email }) =>
      en`The account ${email} is gone, and with it its sessions and keys. What it changed stays in the log.`,
    fr: ({ email }) =>
      fr`Le compte ${email} n'existe plus, ni ses sessions ni ses clés. Ce qu'il a modifié reste dans le journal.`,
  },
  KEY_REVOKED: {
    en: ({ name }) => en`The key ${name} is revoked.`,
    fr: ({ name }) => fr`La clé ${name} est révoquée.`,
  },
  READER_IS_ANOTHER: {
    en: ({ name, given }) =>
      en`You are signed in as ${name}, and cannot sign for ${given}. Nothing was changed. Leave the name out: it is taken from the account.`,
    fr: ({ name, given }) =>
      fr`Vous êtes connecté comme ${name}, et ne pouvez pas signer pour ${given}. Rien n'a été modifié. Laissez le nom vide : il vient du compte.`,
  },
  CHANGE_NOT_LOGGED: {
    en: ({ action }) =>
      en`${action} was done, but how it ended could not be written to the log of changes, which holds that it began. Tell the operator before anything else is changed.`,
    fr: ({ action }) =>
      fr`${action} a été fait, mais sa fin n'a pas pu être écrite dans le journal des modifications, qui en garde le début. Prévenez l'exploitant avant toute autre modification.`,
  },
  SERVE_NO_ADMINISTRATOR: {
    en: ({ address }) =>
      en`At ${address} the product answers only those who sign in, and there is no administrator yet. Nothing was started. Make one with: brainscan accounts add EMAIL --name NAME --role administrator`,
    fr: ({ address }) =>
      fr`À ${address} le produit ne répond qu'à ceux qui se connectent, et il n'y a pas encore d'administrateur. Rien n'a été démarré. Créez-en un par : brainscan accounts add EMAIL --name NOM --role administrator`,
  },
  SERVE_NO_HTTPS: {
    en: ({ host }) =>
      en`Other machines would reach ${host}, so passwords and sessions must travel by https. Nothing was started. Give --tls-cert FILE and --tls-key FILE, or set BRAINSCAN_PUBLIC_URL=https://... to the address of a proxy in front that speaks https.`,
    fr: ({ host }) =>
      fr`D'autres machines atteindraient ${host} : mots de passe et sessions doivent passer par https. Rien n'a été démarré. Donnez --tls-cert FICHIER et --tls-key FICHIER, ou mettez dans BRAINSCAN_PUBLIC_URL=https://... l'adresse d'un proxy placé devant qui parle https.`,
  },
  SERVE_NO_PUBLIC_URL: {
    en: ({ host }) =>
      en`${host} is every address of this machine: browsers must be told one. Nothing was started. Set BRAINSCAN_PUBLIC_URL=https://NAME or https://NAME:PORT as they will type it.`,
    fr: ({ host }) =>
      fr`${host} désigne toutes les adresses de cette machine : les navigateurs doivent en connaître une. Rien n'a été démarré. Mettez dans BRAINSCAN_PUBLIC_URL=https://NOM ou https://NOM:PORT celle qu'ils utiliseront.`,
  },
  SERVE_PUBLIC_URL_INVALID: {
    en: ({ url }) =>
      en`BRAINSCAN_PUBLIC_URL is ${url}; it must be https://NAME or https://NAME:PORT alone, without a path. Nothing was started.`,
    fr: ({ url }) =>
      fr`BRAINSCAN_PUBLIC_URL vaut ${url} ; il faut https://NOM ou https://NOM:PORT seul, sans chemin. Rien n'a été démarré.`,
  },
  SERVE_CANNOT_LISTEN: {
    en: ({ host, port, code }) =>
      en`Nothing can be served at ${host}, port ${port} (${code}): the port is taken or not allowed, or the address is not of this machine. Nothing was started. Give another --port or --host.`,
    fr: ({ host, port, code }) =>
      fr`Rien ne peut être servi à ${host}, port ${port} (${code}) : le port est pris ou interdit, ou l'adresse n'est pas de cette machine. Rien n'a été démarré. Donnez un autre --port ou --host.`,
  },
  SERVE_TLS_PAIR: {
    en: () => en`--tls-cert and --tls-key go together: a certificate (PEM) and its private key. Nothing was started.`,
    fr: () => fr`--tls-cert et --tls-key vont ensemble : un certificat (PEM) et sa clé privée. Rien n'a été démarré.`,
  },
  SERVE_TLS_UNUSABLE: {
    en: ({ cert, key, reason }) => en`${cert} and ${key} cannot be used for https: ${reason}. Nothing was started.`,
    fr: ({ cert, key, reason }) =>
      fr`${cert} et ${key} ne peuvent pas servir pour https : ${reason}. Rien n'a été démarré.`,
  },
} satisfies Record<string, Message>;
