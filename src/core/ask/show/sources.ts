import { excerpt } from '../../chat/excerpt.js';
import type { Span } from '../../chat/message.js';
import { sourceLink } from '../../knowledge/source-link.js';
import type { Answer, Place } from '../rank/answer.js';

/** Other places with the same words that are named; of more it says how many. */
const mostNamed = 3;

/** Where a place stands in the notes, a link where they can be read on the web. */
export const placeLink = ({ passage, note }: Place, base?: string): Span => {
  const { file, line, section } = passage;
  return sourceLink({ file, line, slug: note.sections[section]?.slug }, base);
};

/** Where something comes from, all the places of it, when somebody last checked it, and how the query was read. */
export const sourceSpans = (
  place: Place & { readonly also?: readonly Place[] | undefined },
  { base, read }: { readonly base?: string | undefined; readonly read?: Answer['read'] } = {},
): Span[] => {
  const { also = [] } = place;
  const { checked } = place.note;
  const day = checked === undefined ? undefined : longDay(checked);
  const more = also.length - mostNamed;
  return [
    placeLink(place, base),
    ...also.slice(0, mostNamed).flatMap((each, i) => [i === 0 ? ' · also in ' : ', ', placeLink(each, base)]),
    ...(more > 0 ? [` and ${more} more`] : []),
    ...(day === undefined ? [] : [` · checked ${day}`]),
    ...(read === undefined ? [] : [` · read “${excerpt(read.from)}” as “${excerpt(read.to)}”`]),
  ];
};

const longDay = (iso: string): string | undefined => {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time)
    ? undefined
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time));
};
