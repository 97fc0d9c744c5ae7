/** Kills of each campaign: `FAULTS_KILLS` to try out fewer, or for a long night. */
export const nKills = Number(process.env.FAULTS_KILLS ?? 50);
