import MarkdownItParser, { type MarkdownIt } from 'markdown-it';
import definitions from 'markdown-it-deflist';
import footnotes from 'markdown-it-footnote';
import highlights from 'markdown-it-mark';
import { readInSteps } from './block-steps.js';
import { admonitions } from './dialects/admonitions.js';
import { attributes } from './dialects/attributes.js';
import { blockIds } from './dialects/block-ids.js';
import { containers } from './dialects/containers.js';
import { destinations } from './dialects/destinations.js';
import { directives } from './dialects/directives.js';
import { loneBrackets } from './dialects/lone-brackets.js';
import { math } from './dialects/math.js';
import { mdx } from './dialects/mdx.js';
import { roles } from './dialects/roles.js';
import { shortcodes } from './dialects/shortcodes.js';
import { smallMarks } from './dialects/small-marks.js';
import { tags } from './dialects/tags.js';
import { wikilinks } from './dialects/wikilinks.js';
import { setHorizons } from './horizons.js';
import { makeTokensQuickly } from './quick-tokens.js';

/** Every dialect, as a plugin. Of rules that begin with the same character the later ones here are asked last. */
const dialects = [
  ...[definitions, footnotes, highlights],
  ...[shortcodes, attributes, roles, mdx],
  ...[tags, admonitions, containers, directives],
  ...[wikilinks, blockIds, math, smallMarks, destinations, loneBrackets],
];

const makeParser = (): MarkdownIt => {
  const md = new MarkdownItParser({ html: false, linkify: false, typographer: false, maxNesting: 20 });
  for (const dialect of dialects) md.use(dialect);
  setHorizons(md);
  readInSteps(md);
  makeTokensQuickly(md);
  return md;
};

export const parser = makeParser();
