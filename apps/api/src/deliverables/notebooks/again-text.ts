import { en, fr } from "../../messages/typography.ts";
import type { NotebookText } from "./told.ts";

const COMMANDS = `node -e "fs.mkdirSync('node_modules', { recursive: true }); fs.symlinkSync('CHECKOUT/packages', 'node_modules/@brainscan', 'junction')"
npm install --global tslab
tslab install
jupyter notebook`;

/** How to run a TypeScript notebook again, the same in each. */
export const AGAIN: NotebookText = {
  en: () => en`## Running it again

The outputs above were made when the study was exported, by BrainScan AI's own runner. Every cell also runs under [tslab](https://github.com/yunabe/tslab), a Jupyter kernel for TypeScript: change a number and run on. You need Node 20.19 or newer, Jupyter, and a built checkout of BrainScan AI (\`npm start\` builds it); nothing is computed anywhere else. In a terminal, in the folder of this notebook, with the checkout's full path in place of \`CHECKOUT\`:

\`\`\`sh
${COMMANDS}
\`\`\`

The first line links the packages that the cells import; the next two install the kernel, once. Keep the folder \`notebooks\` beside \`tables\`, \`predictions.csv\` and \`report.json\`: the cells read them.

For research, not a medical device: "cancer" reads "labelled cancer", slice by slice.`,
  fr: () => fr`## Relancer ce carnet

Les sorties ci-dessus ont été produites à l'export de l'étude, par l'exécuteur de BrainScan AI. Chaque cellule tourne aussi sous [tslab](https://github.com/yunabe/tslab), un noyau Jupyter pour TypeScript : changez un nombre et relancez. Il faut Node 20.19 ou plus récent, Jupyter, et une copie construite de BrainScan AI (\`npm start\` la construit) ; rien n'est calculé ailleurs. Dans un terminal, dans le dossier de ce carnet, avec le chemin complet de la copie à la place de \`CHECKOUT\` :

\`\`\`sh
${COMMANDS}
\`\`\`

La première ligne relie les paquets que les cellules importent ; les deux suivantes installent le noyau, une fois pour toutes. Gardez le dossier \`notebooks\` à côté de \`tables\`, \`predictions.csv\` et \`report.json\` : les cellules les lisent.

Pour la recherche, pas un dispositif médical : « cancer » se lit « étiqueté cancer », coupe par coupe.`,
};
