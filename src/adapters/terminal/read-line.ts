/** What somebody typed after their name. */
export type Typed =
  | { readonly kind: 'said'; readonly text: string }
  /** Buttons or options of the message they saw last, counted from 1. */
  | { readonly kind: 'numbers'; readonly numbers: readonly number[]; readonly text: string }
  /** The answer to the form that they were shown. */
  | { readonly kind: 'answer'; readonly text: string };

export type ReadLine =
  | { readonly kind: 'typed'; readonly name: string; readonly typed: Typed }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear' };

const anyName = /^([^:]{1,40}):\s*(\S.*)$/su;
/** By hand, `what is this: a role?` names nobody. */
const shortName = /^(\p{L}[\p{L}\p{N}_-]{0,19}):\s+(\S.*)$/su;

/**
 * `ana: words`, `ana: 2`, `ana: 2,4`, `ana: = words`; empty lines and those that start with `#` mean nothing. Where
 * somebody sits there, what begins with no name is from `me`.
 */
export function readLine(line: string, me?: string): ReadLine {
  const trimmed = line.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return { kind: 'nothing' };
  const [, name, text] = (me === undefined ? anyName : shortName).exec(trimmed) ?? [];
  if (name === undefined && me !== undefined) return { kind: 'typed', name: me, typed: typedOf(trimmed) };
  if (name === undefined || text === undefined) return { kind: 'unclear' };
  return { kind: 'typed', name: name.trim(), typed: typedOf(text) };
}

function typedOf(text: string): Typed {
  if (text.startsWith('=')) return { kind: 'answer', text: text.slice(1).trim() };
  if (!/^\d{1,3}(?:\s*,\s*\d{1,3})*$/.test(text)) return { kind: 'said', text };
  return { kind: 'numbers', numbers: text.split(',').map(Number), text };
}
