/** Characters of Arial (and of Liberation Sans and Arimo, made to the same widths) by their advance in thousandths of the size. */
const REGULAR: Record<number, string> = {
  188: "′",
  191: "'",
  200: "\u202f\u2009",
  222: "ijl‘’",
  260: "|¦",
  278: " !,./:;I[\\]ft\u00a0·ÌÍÎÏìíîï",
  333: "()-`r¨°´“”",
  350: "•",
  355: '"',
  389: "*",
  500: "Jcksvxyzçýÿ",
  549: "±≠≤≥≈",
  556: "#$0123456789?L_abdeghnopqu«»àáâãäåèéêëðñòóôõöùúûüþ–€£§",
  584: "+<=>~×−",
  611: "FTZßø",
  667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞ",
  722: "CDHNRUwÇÑÙÚÛÜ",
  778: "GOQÒÓÔÕÖØ",
  833: "Mm",
  889: "%æ",
  944: "Wœ",
  1000: "ÆŒ—…→‰",
};

const BOLD: Record<number, string> = {
  238: "'",
  240: "′",
  200: "\u202f\u2009",
  278: " ,./I\\ijl\u00a0·ÌÍÎÏìíîï‘’",
  280: "|¦",
  333: "!()-:;[]`ft¨°´",
  350: "•",
  389: "*r{}",
  474: '"',
  500: "z“”",
  549: "±≠≤≥≈",
  556: "#$0123456789J_aceksvxy«»àáâãäåçèéêëýÿ–€£§",
  584: "+<=>~×−",
  611: "?FLTZbdghnopquðñòóôõöøùúûüþß",
  667: "EPSVXYÈÉÊËÝÞ",
  722: "&ABCDHKNRUÀÁÂÃÄÅÇÑÙÚÛÜ",
  778: "GOQwÒÓÔÕÖØ",
  833: "M",
  889: "%mæ",
  944: "Wœ",
  1000: "ÆŒ—…→‰",
};

/** Wider than most letters: what is not known is never measured too narrow for Latin script. */
const UNKNOWN = 1000;

const ADVANCES = { regular: byCharacter(REGULAR), bold: byCharacter(BOLD) };

function byCharacter(table: Record<number, string>): Map<string, number> {
  return new Map(Object.entries(table).flatMap(([width, text]) => [...text].map((c) => [c, Number(width)])));
}

/** Width of a line of text, in points. */
export function textWidth(text: string, fontSize: number, bold: boolean): number {
  const advances = bold ? ADVANCES.bold : ADVANCES.regular;
  let thousandths = 0;
  for (const character of text) thousandths += advances.get(character) ?? UNKNOWN;
  return (thousandths * fontSize) / 1000;
}
