import type { Problem } from '../problem.js';
import { reportOn } from '../report.js';
import type { SourceFile } from '../source-file.js';
import type { Steps } from '../steps.js';
import { readYaml } from './read-yaml.js';

/** Characters. */
const longest = { site: 100_000, title: 200 };
/** Entries that are looked at: an alias can make many of few. */
const mostEntries = 5_000;

/** The settings of an MkDocs site, in the notes folder or above it (`../mkdocs.yml`). */
export const isSite = (path: string): boolean => /^(?:\.\.\/)*mkdocs\.ya?ml$/u.test(path);

export interface SitePages {
  /** Titles by the file that they name, relative to the notes folder. */
  readonly pages: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

const mend = 'fix that file; until then the notes go without the titles of its nav';

/** The titles that a site's `nav:` gives its pages. One that can't be read is a warning. */
export function* sitePagesSteps(site: SourceFile | undefined): Steps<SitePages> {
  if (site === undefined) return { pages: new Map(), problems: [] };
  const parsed =
    site.text.length > longest.site
      ? { line: 1, column: 1, why: `it is longer than ${longest.site / 1_000} kB` }
      : yield* readYaml(site.text);
  if ('why' in parsed) {
    const message = `it can't be read as YAML: ${parsed.why.replace(/\s+/gu, ' ').slice(0, 120)}`;
    return { pages: new Map(), problems: [reportOn(site.path)(parsed, 'site-broken', message, mend, 'warning')] };
  }
  return { pages: pagesOf(parsed.value, site), problems: [] };
}

const stepsOf = (path: string): string[] => path.split('/').filter((step) => step !== '' && step !== '.');

/** The pages that lie in the notes folder. The first title that a page gets counts. */
const pagesOf = (settings: unknown, { below = [] }: SourceFile): Map<string, string> => {
  const { nav, docs_dir: docs = 'docs' } = { ...Object(settings) } as { nav?: unknown; docs_dir?: unknown };
  const root = typeof docs === 'string' ? stepsOf(docs) : [];
  const pages = new Map<string, string>();
  const waiting: [title: string, value: unknown][] = [['', nav]];
  for (let looked = 0; waiting.length > 0 && looked < mostEntries; looked += 1) {
    const [title, value] = waiting.pop() ?? ['', undefined];
    if (Array.isArray(value)) for (const each of value.toReversed()) waiting.push(['', each]);
    else if (typeof value === 'object' && value !== null) waiting.push(...Object.entries(value).toReversed());
    else if (typeof value === 'string' && title.trim() !== '') {
      const steps = [...root, ...stepsOf(value)];
      const file = steps.slice(below.length).join('/');
      const isHere = below.every((step, i) => step === steps[i]);
      if (isHere && file !== '' && !pages.has(file)) pages.set(file, title.trim().slice(0, longest.title));
    }
  }
  return pages;
};
