/** Words that, in a column's name, announce a person: English and French, DICOM's included. */
const IDENTIFYING = new Set(
  (
    "firstname lastname surname fullname familyname givenname forename maidenname patientname prenom patronyme initials initiales " +
    "birth birthdate birthday birthplace dob naissance ddn ssn nss nir insee passport passeport " +
    "address adresse street rue postcode zipcode email mail courriel phone telephone tel mobile portable fax " +
    "mrn ipp nip iep physician doctor medecin operator referrer"
  ).split(" "),
);

/** Beside these words a "name" is that of a thing. */
const THINGS = new Set(
  (
    "file image scanner sequence series protocol device machine model manufacturer column class label study dataset software coil station " +
    "fichier sequence serie protocole appareil modele fabricant colonne classe etude logiciel antenne"
  ).split(" "),
);

const PAIRS = [
  "social security",
  "securite sociale",
  "medical record",
  "dossier medical",
  "zip code",
  "postal code",
  "code postal",
];

function words(name: string): string[] {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** True when a column's name announces a person's identity. Metadata come in anonymised or not at all: a false alarm costs
 *  one renamed column, the opposite a disclosure. */
export function isIdentifyingName(name: string): boolean {
  const all = words(name);
  const text = ` ${all.join(" ")} `;
  if (all.some((word) => IDENTIFYING.has(word))) return true;
  if (PAIRS.some((pair) => text.includes(` ${pair} `))) return true;
  return (
    all.some((word) => word === "name" || word === "nom" || word === "names" || word === "noms") &&
    !all.some((word) => THINGS.has(word))
  );
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

/** True when a value is an e-mail address, whatever its column is called. */
export function isIdentifyingValue(value: string): boolean {
  return EMAIL.test(value);
}
