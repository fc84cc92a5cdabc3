/** A heading's anchor as GitHub makes it: lower case, punctuation dropped, spaces to hyphens. */
export const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');

/**
 * Slugs for the headings of one note in order: a repeated one gets `-1`, `-2` … as on GitHub. An id that the author gave
 * a heading is its slug.
 */
export const slugger = (): ((heading: string, id?: string) => string) => {
  const taken = new Map<string, number>();
  return (heading, id) => {
    const slug = id ?? slugOf(heading);
    let given = slug;
    let n = taken.get(slug) ?? 0;
    while (taken.has(given)) {
      n += 1;
      given = `${slug}-${n}`;
    }
    taken.set(slug, n);
    taken.set(given, taken.get(given) ?? 0);
    return given;
  };
};
