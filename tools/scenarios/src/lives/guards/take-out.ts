import ts from 'typescript';

/** A place at which a decider refuses, or stays silent. */
export interface Guard {
  readonly number: number;
  /** From the root of the repository, with the line. */
  readonly place: string;
  /** The aggregate's folder; empty: what all of a context share. */
  readonly of: string;
  readonly text: string;
}

/** Refusals that a function is given. */
const GIVEN = /^refusals\.\w+$/;

/** Whether something is decided in this module of a domain. */
export function decides(file: string, source: string): boolean {
  return !NO_DECISION.test(file) && !ASKS_A_DECIDER.test(source);
}

/** Of a module in which every guard asks first whether it is there. */
export interface Guarded {
  readonly code: string;
  readonly guards: readonly Guard[];
}

const ASKS = '$isThere';
/** Nothing is decided in these. */
const NO_DECISION = /\.(?:view|errors|events|commands|upcasters)\.ts$|\/(?:rules|check|history)\/|\/index\.ts$/;

/** Says what a decider would say, and decides nothing. */
const ASKS_A_DECIDER = /from '\.\/[\w-]+\.decider\.js'/;

/**
 * The JavaScript of a module of a domain, with every guard made to ask a number first: each `throw`, each `return` of a
 * refusal, and each early `return` of no event.
 *
 * @param file from the root of the repository
 * @param asking the module that knows which guard is taken out, as this one imports it
 */
export function guarded(file: string, source: string, asking: string, first: number): Guarded {
  const guards: Guard[] = [];
  const { outputText } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    transformers: {
      before: decides(file, source) ? [(context) => (tree) => asked(context, tree, file, first, guards)] : [],
    },
  });
  const code = guards.length === 0 ? outputText : `import { isThere as ${ASKS} } from '${asking}';\n${outputText}`;
  return { code, guards };
}

function asked(
  context: ts.TransformationContext,
  tree: ts.SourceFile,
  file: string,
  first: number,
  guards: Guard[],
): ts.SourceFile {
  const { factory } = context;
  const refusals = importedRefusals(tree.text);
  const isRefusal = (called: string): boolean => refusals.has(called.split('.')[0] ?? called) || GIVEN.test(called);
  const refuses = (node: ts.Expression): boolean =>
    (ts.isCallExpression(node) && isRefusal(node.expression.getText(tree))) ||
    (ts.isArrayLiteralExpression(node) && node.elements.length === 0 && isOfEvents(node, tree));
  const ask = (node: ts.Node): ts.Expression => {
    const number = first + guards.length;
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    const [, of = ''] = /\/src\/([^/]+)\//.exec(file) ?? [];
    guards.push({ number, place: `${file}:${line}`, of, text: node.getText(tree).split('\n')[0] ?? '' });
    return factory.createCallExpression(factory.createIdentifier(ASKS), undefined, [
      factory.createNumericLiteral(number),
    ]);
  };
  const isEarly = (node: ts.ReturnStatement): boolean => {
    const within = ts.isBlock(node.parent) ? node.parent.parent : node.parent;
    return ts.isIfStatement(within) || ts.isCaseClause(within);
  };
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isCatchClause(node)) return node;
    if (ts.isThrowStatement(node)) {
      return factory.createIfStatement(ask(node), node);
    }
    if (ts.isReturnStatement(node) && node.expression !== undefined) {
      const { expression } = node;
      if (refuses(expression) && isEarly(node) && !ts.isCaseClause(node.parent)) {
        return factory.createIfStatement(ask(node), node);
      }
      if (ts.isConditionalExpression(expression)) return factory.updateReturnStatement(node, chosen(expression));
    }
    return ts.visitEachChild(node, visit, context);
  };
  /** Without its guard the other branch is taken. */
  const chosen = (node: ts.ConditionalExpression): ts.Expression => {
    const { condition, whenTrue, whenFalse } = node;
    const further = (branch: ts.Expression): ts.Expression =>
      ts.isConditionalExpression(branch) ? chosen(branch) : (ts.visitNode(branch, visit) as ts.Expression);
    const asks = factory.createParenthesizedExpression;
    if (refuses(whenTrue)) {
      const both = factory.createLogicalAnd(asks(condition), ask(whenTrue));
      return factory.createConditionalExpression(both, undefined, whenTrue, undefined, further(whenFalse));
    }
    if (refuses(whenFalse)) {
      const either = factory.createLogicalOr(asks(condition), factory.createLogicalNot(ask(whenFalse)));
      return factory.createConditionalExpression(either, undefined, further(whenTrue), undefined, whenFalse);
    }
    return factory.createConditionalExpression(condition, undefined, further(whenTrue), undefined, further(whenFalse));
  };
  return ts.visitNode(tree, visit) as ts.SourceFile;
}

/** Whether the function that answers with it answers with events. */
function isOfEvents(node: ts.Node, tree: ts.SourceFile): boolean {
  let within: ts.Node = node.parent;
  while (!ts.isFunctionLike(within)) {
    if (ts.isSourceFile(within)) return false;
    within = within.parent;
  }
  return within.type?.getText(tree).endsWith('Event[]') === true;
}

/** What a module imports from modules of refusals. */
export function importedRefusals(source: string): ReadonlySet<string> {
  const imports = source.matchAll(/import \{([^}]+)\} from '[^']+\.errors\.js'/g);
  const names = [...imports].flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
  return new Set(names.filter((name) => name !== '' && !name.startsWith('type ')));
}
