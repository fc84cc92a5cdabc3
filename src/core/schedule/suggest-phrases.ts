import { zonesBeginning } from '../time/time-zone.js';
import { parsePhrase } from './schedule-phrase.js';

/** Platforms carry no longer value. */
const longest = 100;

/** A schedule phrase whose last word may be the beginning of a time zone, with each zone that it may be. */
export const suggestPhrases = (typed: string, limit: number): string[] => {
  const [, before = '', start = ''] = /^(.*\S\s+)(\S+)$/s.exec(typed) ?? [];
  // Whatever the zone: the rest of it has to be a phrase.
  if (start === '' || !parsePhrase(before, { zone: 'UTC' }).ok) return [];
  return zonesBeginning(start)
    .map((zone) => before + zone)
    .filter((phrase) => phrase.length <= longest && parsePhrase(phrase, {}).ok)
    .slice(0, limit);
};
