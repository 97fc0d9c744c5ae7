import type { Message } from "./message.ts";

/** What the API says of a request that asks for too much. */
export const requestMessages = {
  QUERY_TOO_LONG: {
    en: ({ seconds }) =>
      `The answer took more than ${seconds} seconds and was given up. Ask for smaller pages or fewer fields.`,
    fr: ({ seconds }) =>
      `La réponse prenait plus de ${seconds} secondes et a été abandonnée. Demandez des pages plus petites ou moins de champs.`,
  },
  QUERY_ALIASES: {
    en: ({ given, max }) => `The query gives ${given} fields another name; at most ${max} may have one. Send several.`,
    fr: ({ given, max }) => `La requête renomme ${given} champs ; ${max} au plus peuvent l'être. Envoyez-en plusieurs.`,
  },
  QUERY_DIRECTIVES: {
    en: ({ given, max }) => `The query has ${given} directives; at most ${max} are read.`,
    fr: ({ given, max }) => `La requête porte ${given} directives ; ${max} au plus sont lues.`,
  },
  QUERY_CHANGES: {
    en: ({ given, max }) => `The request asks for ${given} changes; at most ${max} go together. Nothing was changed.`,
    fr: ({ given, max }) =>
      `La requête demande ${given} modifications ; ${max} au plus vont ensemble. Rien n'a été modifié.`,
  },
  INPUT_LIST_TOO_LONG: {
    en: ({ given, max }) => `A list of the request has ${given} items; at most ${max} are read. Nothing was done.`,
    fr: ({ given, max }) => `Une liste de la requête a ${given} éléments ; ${max} au plus sont lus. Rien n'a été fait.`,
  },
  INPUT_TOO_MANY_VALUES: {
    en: ({ max }) => `The request's variables hold more than ${max} values. Nothing was done. Send several requests.`,
    fr: ({ max }) =>
      `Les variables de la requête contiennent plus de ${max} valeurs. Rien n'a été fait. Envoyez plusieurs requêtes.`,
  },
  INPUT_TOO_DEEP: {
    en: ({ max }) => `A value of the request is nested more than ${max} deep. Nothing was done.`,
    fr: ({ max }) => `Une valeur de la requête est imbriquée sur plus de ${max} niveaux. Rien n'a été fait.`,
  },
  HEALTH_PORT_TAKEN: {
    en: ({ port }) => `Port ${port} is taken by another program. Give --health-port another one.`,
    fr: ({ port }) => `Le port ${port} est pris par un autre programme. Donnez-en un autre à --health-port.`,
  },
  SOCKET_SUBSCRIPTIONS: {
    en: ({ max }) => `This connection already follows ${max} things. End one of them, or open another connection.`,
    fr: ({ max }) =>
      `Cette connexion suit déjà ${max} choses. Mettez fin à l'une d'elles, ou ouvrez une autre connexion.`,
  },
} satisfies Record<string, Message>;
