import { Composer, type CST, type Document, Lexer, LineCounter, Parser, visit } from 'yaml';
import type { Steps } from '../steps.js';

/** What was read, or why not; lines and columns count from 1. */
export type Parsed =
  | { readonly value: unknown }
  | { readonly line: number; readonly column: number; readonly why: string };

/** Every alias is looked for in the whole text. */
const mostAliases = 20;
/** Words and signs that are read between two pauses. */
const piece = 500;

/**
 * Reads YAML with pauses. Of equal keys the last one counts: to look for them takes its time where there are thousands.
 */
export function* readYaml(text: string): Steps<Parsed> {
  const counter = new LineCounter();
  try {
    const tokens = yield* tokensOf(text, counter);
    yield;
    const composer = new Composer({ prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
    const [document] = composer.compose(tokens, true, text.length);
    const [error] = document?.errors ?? [];
    if (error !== undefined) {
      const { line, col } = counter.linePos(error.pos[0]);
      return { line, column: col, why: error.message };
    }
    yield;
    if (document !== undefined && aliasesIn(document) > mostAliases) {
      return { line: 1, column: 1, why: `it has more than ${mostAliases} aliases` };
    }
    return { value: document?.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    return { line: 1, column: 1, why: error instanceof Error ? error.message : String(error) };
  }
}

function* tokensOf(text: string, { addNewLine }: LineCounter): Steps<CST.Token[]> {
  const parser = new Parser(addNewLine);
  const tokens: CST.Token[] = [];
  let read = 0;
  addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    read += 1;
    if (read % piece === 0) yield;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

const aliasesIn = (document: Document.Parsed): number => {
  let found = 0;
  visit(document, {
    Alias() {
      found += 1;
    },
  });
  return found;
};
