import { type Expression, type ModuleDeclaration, type Pattern, type Program, parse, type Statement } from "acorn";
import amaro from "amaro";

type Edit = { start: number; end: number; text: string };

/** JavaScript of a TypeScript cell: an expression whose value is an async function of the importer. What the cell declares at
 *  its top becomes global, so that later cells see it and may declare it anew, and its last expression is what the function
 *  returns. Types are blanked out in place: lines and columns stay those of the cell.
 *  @throws SyntaxError naming the line; also for what has no meaning in a cell (export, enum, namespace) */
export function compileCell(source: string): string {
  const code = withoutTypes(source);
  const program: Program = parse(code, {
    ecmaVersion: "latest",
    sourceType: "module",
    allowAwaitOutsideFunction: true,
  });
  const names: string[] = [];
  const functions: string[] = [];
  const edits: Edit[] = [];
  for (const [at, statement] of program.body.entries()) {
    switch (statement.type) {
      case "ImportDeclaration":
        edits.push(importEdit(statement, names));
        break;
      case "ExportAllDeclaration":
      case "ExportDefaultDeclaration":
      case "ExportNamedDeclaration":
        throw new SyntaxError("a cell exports nothing: what it declares is seen by the cells after it");
      case "VariableDeclaration":
        edits.push(...declarationEdits(statement, names));
        break;
      case "FunctionDeclaration":
        functions.push(statement.id.name);
        break;
      case "ClassDeclaration":
        names.push(statement.id.name);
        edits.push({ start: statement.start, end: statement.start, text: `;${statement.id.name} = ` });
        edits.push({ start: statement.end, end: statement.end, text: ";" });
        break;
      case "ExpressionStatement":
        if (at === program.body.length - 1) edits.push(...returnEdits(statement));
        break;
    }
  }
  const globals = names.length > 0 ? `var ${[...new Set(names)].join(", ")}; ` : "";
  const shared = functions.map((name) => `globalThis.${name} = ${name}; `).join("");
  return `${globals}(async (__import) => { ${shared}${applyEdits(code, edits)}\n})`;
}

function withoutTypes(source: string): string {
  try {
    return amaro.transformSync(source, { mode: "strip-only" }).code;
  } catch (cause) {
    const { message, startLine, snippet } = cause as { message?: string; startLine?: number; snippet?: string };
    const where = startLine === undefined ? "" : ` (line ${startLine}: ${snippet?.split("\n")[0]})`;
    throw new SyntaxError(`${message ?? String(cause)}${where}`, { cause });
  }
}

type TopLevel = Statement | ModuleDeclaration;
type Of<Type extends TopLevel["type"]> = Extract<TopLevel, { type: Type }>;

/** `import a, { b as c } from "x"` as an assignment to globals. */
function importEdit({ start, end, specifiers, source }: Of<"ImportDeclaration">, names: string[]): Edit {
  const module = `await __import(${JSON.stringify(source.value)})`;
  names.push(...specifiers.map(({ local }) => local.name));
  const whole = specifiers.find(({ type }) => type === "ImportNamespaceSpecifier");
  const parts = specifiers.flatMap((specifier) => {
    if (specifier.type === "ImportNamespaceSpecifier") return [];
    const imported =
      specifier.type === "ImportDefaultSpecifier"
        ? "default"
        : specifier.imported.type === "Literal"
          ? JSON.stringify(specifier.imported.value)
          : specifier.imported.name;
    return [`${imported}: ${specifier.local.name}`];
  });
  const taken = parts.length > 0 ? `;({ ${parts.join(", ")} } = ${module});` : "";
  const named = whole ? `;(${whole.local.name} = ${module});` : "";
  return { start, end, text: taken + named || `;(${module});` };
}

/** `const a = 1, { b } = c;` as `;(a = 1, { b } = c);` */
function declarationEdits({ start, end, declarations }: Of<"VariableDeclaration">, names: string[]): Edit[] {
  for (const { id } of declarations) names.push(...namesIn(id));
  const last = declarations[declarations.length - 1];
  const unset = declarations.filter(({ init }) => !init);
  return [
    { start, end: declarations[0].start, text: ";(" },
    ...unset.map((one) => ({ start: one.end, end: one.end, text: " = undefined" })),
    { start: last.end, end, text: ");" },
  ];
}

function returnEdits({ start, end, expression }: { start: number; end: number; expression: Expression }): Edit[] {
  return [
    { start, end: expression.start, text: ";return (" },
    { start: expression.end, end, text: ");" },
  ];
}

function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === "RestElement" ? property.argument : property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "RestElement":
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

/** Edits do not overlap; those at one place keep their order. */
function applyEdits(code: string, edits: readonly Edit[]): string {
  let from = 0;
  let text = "";
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    text += code.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return text + code.slice(from);
}
