import type { Problem } from '../problem.js';
import type { Report } from '../report.js';

/** What a note says about itself. */
export interface FrontMatter {
  readonly title?: string;
  readonly owner?: string;
  readonly checked?: string;
  /** The one question that it answers; `true`: its title is the question. */
  readonly question?: string | true;
  readonly aliases: readonly string[];
}

export const noFront: FrontMatter = { aliases: [] };

const write = 'write the title as one line of text, and aliases as a list';
const longest = 200;
const mostAliases = 100;

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string' || typeof value === 'number')
    return String(value).trim().slice(0, longest) || undefined;
  // TOML's dates.
  return value instanceof Date ? value.toISOString().slice(0, 10) : undefined;
};

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** The values that are used. Others belong to whatever else reads the notes. */
export const frontOf = (values: object, report: Report): { front: FrontMatter; problems: Problem[] } => {
  const fields = new Map(Object.entries(values).map(([key, value]): [string, unknown] => [key.toLowerCase(), value]));
  const problems: Problem[] = [];
  const wrong = (key: string): void => {
    const message = `${key} in the front matter can't be used`;
    problems.push(report({ line: 1, column: 1 }, 'front-matter-value', message, write, 'warning'));
  };
  const title = textOf(fields.get('title'));
  if (title === undefined && typeof (fields.get('title') ?? '') !== 'string') wrong('title');
  const owner = listOf(fields.get('owner'))
    .flatMap((one) => textOf(one) ?? [])
    .join(', ');
  const checked = textOf(fields.get('checked'));
  const question = fields.get('question') === true ? true : textOf(fields.get('question'));
  const given = [...listOf(fields.get('aliases')), ...listOf(fields.get('alias'))];
  const aliases = given.map(textOf).filter((alias) => alias !== undefined);
  if (aliases.length < given.filter((alias) => alias !== null && alias !== '').length) wrong('aliases');
  return {
    front: {
      // Hugo's aliases are addresses that a page had.
      aliases: aliases.filter((alias) => !/^\.{0,2}\//u.test(alias)).slice(0, mostAliases),
      ...(title === undefined ? {} : { title }),
      ...(owner === '' ? {} : { owner }),
      ...(checked === undefined ? {} : { checked }),
      ...(question === undefined ? {} : { question }),
    },
    problems,
  };
};

/** What an outline says about itself in properties. */
export const frontOfProperties = (
  front: FrontMatter,
  properties: readonly (readonly [key: string, value: string])[],
): FrontMatter => {
  const read = new Map(properties);
  const title = front.title ?? textOf(read.get('title'));
  const aliases = (read.get('alias') ?? read.get('aliases') ?? '').split(',').map((alias) => alias.trim());
  return {
    ...front,
    ...(title === undefined ? {} : { title }),
    aliases: [...front.aliases, ...aliases.filter((alias) => alias !== '')].slice(0, mostAliases),
  };
};
