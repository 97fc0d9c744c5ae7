/** Tables whose rows a backup does not hold, with the reason that its manifest gives. Every other table of the schema is kept,
 *  one added later too. Password hashes (scrypt) and hashes of API keys are kept: whoever restores signs in as before, and a
 *  backup is to be kept as carefully as the database itself. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  sessions: "whoever was signed in signs in again: a copy signs nobody in",
  verifications: "hold for minutes",
  sign_in_attempts: "count attempts of the last minutes at one place",
};
